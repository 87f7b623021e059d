"""What notebook cells and pages show: tables with marks, findings, charts, text, coverage (展示).

``agency``    the parts of one agency's page       ``page``       the shell of every page
``tables``    the three statutory tables           ``findings``   verdict and findings
``charts``    SVG, PNG, PDF (``drawing``)          ``narrative``  text with marks (``marks``)
``claims``    statements about figures             ``coverage``   what was read and judged
``region``    a region's page of one year          ``trends``     and of several (``region_page``: of both)
``reuse``     shared texts side by side            ``paged``      long tables
``words``     fixed words in both languages        ``codes``      what notes and errors mean
``markup``    escaping

Modules are imported where they are used, so that importing the package stays light.
"""
