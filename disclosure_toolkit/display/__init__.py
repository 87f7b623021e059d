"""What notebook cells and pages show: tables with marks, findings, charts, text, coverage (展示).

``agency``    the parts of one agency's page       ``page``       the shell of every page
``tables``    the three statutory tables           ``findings``   verdict and findings
``charts``    SVG, PNG, PDF                        ``narrative``  text with marks
``claims``    statements about figures            ``coverage``   what was read and judged
``markup``    escaping

Modules are imported where they are used, so that importing the package stays light.
"""
