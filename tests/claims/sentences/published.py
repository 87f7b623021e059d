"""Constructions that published reports use, in sentences of our own (公布的报告中见到的句式)."""

from __future__ import annotations

PUBLISHED: list[tuple[str, str]] = [
    # 分别 lists what its own clause names, not the number of the sentence before.
    ("开展民意征集12条。“云溪水务”微博、公众号全年分别发布信息310条、620条。", "none"),
    ("全年共发布信息930条，微博、公众号分别发布310条、620条。", "true"),
    ("全年共发布信息930条，微博、公众号分别发布310条、630条。", "false"),
    # 其中 after a sentence with several numbers: of which of them is not said.
    ("网站公开信息320条，新媒体公开信息910条，其他方式公开信息40条。其中，公众号发布700条、微博发布500条。", "none"),
    (
        "网站公开信息320条，新媒体公开信息910条，其他方式公开信息40条。其中，公众号发布700条、微博发布900条。",
        "question",
    ),
    # A bracket between 其中 and its number.
    ("公开信息80条。其中政策类（含解读、图解）30条，动态类（含会议）50条。", "true"),
    ("公开信息80条。其中政策类（含解读、图解）30条，动态类（含会议）60条。", "false"),
    # Names that hold a verb stand in lists as well.
    ("发布信息47条，其中重要会议12条、提案办理信息20条、投诉处理决定10条、行政处罚决定5条。", "true"),
    ("发布信息47条，其中重要会议12条、提案办理信息30条、投诉处理决定10条、行政处罚决定5条。", "false"),
    # After a semicolon another thing is counted where the list is complete already.
    ("网站公开信息62条，其中公告20条、动态42条；依托宣传栏公开信息100余条。", "true"),
    # What was carried in belongs to the list of applicants or channels too.
    ("收到政府信息公开申请45件，上年结转2件，其中自然人申请32件、法人或其他组织申请15件。", "true"),
    ("收到政府信息公开申请45件，上年结转2件，其中自然人申请34件、法人或其他组织申请15件。", "false"),
    ("共办结申请44件，包括上年结转申请2件。其中，予以公开15件，占34.09%；部分公开6件，占13.64%。", "true"),
    ("共办结申请44件，包括上年结转申请2件。其中，予以公开答复15件，占34.09%；部分公开6件，占23.64%。", "false"),
    # Items with shares of their own stand beside each other.
    ("公开文件200份。其中法规类80份，占比40%。计划类50份，占比25%。民生类70份，占比35%，其余未列。", "true"),
    ("公开文件21份，历年合计592份，100%电子化。", "none"),
    # Last year's number in brackets.
    ("收到政府信息公开申请45件，比2023年（36件）增长25%。", "true"),
    ("收到政府信息公开申请45件，比2023年（36件）增长35%。", "false"),
    # Several ways together are no single way.
    ("通过网站、信函、当面等多种渠道收到政府信息公开申请45件。", "true"),
    ("通过网站、信函、当面等多种渠道收到政府信息公开申请54件。", "false"),
    # Withdrawn, refused, not yet answered.
    ("收到政府信息公开申请45件，其中申请人撤回3件，按期答复42件。", "true"),
    ("收到政府信息公开申请45件，受理40件，不予受理5件。", "true"),
    ("受理政府信息公开申请45件，1件不再重复处理。", "true"),
    ("受理政府信息公开申请45件，2件不再重复处理。", "false"),
    ("收到政府信息公开申请45件，除3件尚在答复外，其余均已办结。", "true"),
    # Information on decisions is not the decisions.
    ("公示行政处罚决定5条、行政许可7条。", "none"),
    # Who asked, in full.
    ("共收到来自公民、法人或者其他组织对依申请公开政府信息的申请45件。", "true"),
    ("共收到来自公民、法人或者其他组织对依申请公开政府信息的申请54件。", "false"),
    ("共收到45件依申请公开信息。", "true"),
    ("全年收到要求公开政府信息的申请45件。", "true"),
    ("全年收到要求公开政府信息的申请46件。", "false"),
    ("我局接到公民、法人和其他组织申请公开的政府信息项目45件。", "true"),
    ("未收到任何单位、组织和个人提出的政府信息公开申请。", "false"),
    # The whole year, in other words.
    ("2024年1—12月，收到政府信息公开申请54件。", "false"),
    ("截至2024年12月，收到政府信息公开申请54件。", "false"),
    ("公开2022年度部门决算和2023年度部门预算，收到政府信息公开申请54件。", "false"),
    # A list that is complete ends where a new verb begins.
    ("更新发布政策解读106条，其中解读材料65条，解读产品41条，发布动态信息596条。", "true"),
    ("更新发布政策解读106条，其中解读材料65条，解读产品45条。", "false"),
    ("公开信息81条。其中，工作动态70条，组织机构11条。", "true"),
    ("公开信息73条。其中包括：工作动态59条，公示公告14条。", "true"),
    ("公开信息73条。其中包括：工作动态59条，公示公告24条。", "false"),
    ("收到政府信息公开申请45件，其中网络申请21件，其他方式申请24件。", "true"),
    ("收到政府信息公开申请45件，其中网络申请21件，其他方式申请34件。", "false"),
    # Carried over, said shortly.
    ("办结44件，转下一年办理3件。", "true"),
    ("办结44件，转下一年办理0件。", "false"),
    # What one application lacked is not what the year lacked.
    ("全年办理依申请公开45件，其中1件未收到申请人依申请公开补正材料。", "true"),
    ("全年并未接收到一例依申请公开请求。", "false"),
    ("2024年1月1日以来，收到政府信息公开申请54件。", "false"),
    ("受理依申请公开政府信息申请54件。", "false"),
    ("受理政府信息公开申请45件，40件为网络申请、5件为信函申请。其中，15件为历史资料，30件为规划资料。", "true"),
    ("公开信息40条，其中文件15条，动态25条，图片10条、视频15条配合使用。", "true"),
    # Lawsuits of other causes.
    ("我局因具体行政行为被提起行政诉讼2起。", "none"),
    ("因政府信息公开答复被提起行政诉讼2起。", "false"),
    # How many decisions were shown.
    ("通过公示平台公开行政许可170件、行政处罚5件。", "none"),
    # One reason, all reasons.
    ("因本机关不掌握而无法提供9件。", "true"),
    ("因本机关不掌握而无法提供12件。", "false"),
    ("因本机关不掌握等原因无法提供11件。", "true"),
    ("因本机关不掌握等原因无法提供9件。", "false"),
    ("属于国家秘密不予公开1件，过程性信息不予公开3件。", "true"),
    ("属于国家秘密不予公开2件，过程性信息不予公开3件。", "false"),
    # The result behind its number.
    ("行政复议案件尚有1件未审结。", "true"),
    ("行政复议案件尚有2件未审结。", "false"),
    ("行政复议6件审结5件。", "true"),
    # Ways, months and averages are no requests.
    ("收到的申请来自线上和信函两个渠道，合计45件。", "none"),
    ("平均每月收到申请3至4件。", "none"),
    # By how much, told before or behind.
    ("与2023年的36件相比，本年申请多了9件，增幅35%。", "none"),
    ("至年底办结申请44件，余下3件留待2025年。", "true"),
    ("至年底办结申请44件，余下5件留待2025年。", "false"),
    ("各渠道递交到我局的政府信息公开申请合计45件。", "true"),
    ("各渠道递交到我局的政府信息公开申请合计49件。", "false"),
    ("门户网站更新信息350条，计有文件50条、动态300条。", "true"),
    ("门户网站更新信息350条，计有文件50条、动态400条。", "false"),
]
