"""The metrics dictionary (指标词典): rates such as 予以公开率, each with formula, unit, caveat and source.

What notebooks, exports and docs say about a rate comes from here::

    from disclosure_toolkit.metrics import metric, metrics, values_of

    rate = metric("granted_rate").measure(report)      # a Report, a Digest, or values_of({key: value})
    rate.numerator, rate.denominator, rate.value       # 25, 40, 0.625; value is None below 30 cases
    rate.text()                                        # 62.5%（25/40）, or 25/29，分母不足 30，不计算比率
    region = metric("granted_rate").pooled(reports)    # sum of numerators / sum of denominators
    region.counted, region.left_out                    # reports counted, reports whose figures are missing

Rates of a region are pooled, never means of rates; a report with a missing figure is left out whole
and counted as left out; a blank is not zero.
"""

from .dictionary import MINIMUM_CASES, Metric, metric, metrics
from .rates import Rate, Valued, values_of

__all__ = ["MINIMUM_CASES", "Metric", "Rate", "Valued", "metric", "metrics", "values_of"]
