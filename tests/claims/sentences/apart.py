"""Numbers that only the rest of their sentence makes clear (同句各数的关系、各占、公开属性)."""

from __future__ import annotations

APART: list[tuple[str, str]] = [
    # What documents were marked as is not what was asked for.
    ("全年印发公文300件，其中主动公开200件、依申请公开60件、不予公开40件。", "true"),
    ("严格审查公文属性，审查公文300件，确定主动公开200件，依申请公开60件，不予公开40件。", "none"),
    ("制作政府信息300条，主动公开200条，作为依申请公开信息60条，不予公开40条。", "none"),
    ("主动公开文件200件，全年收到依申请公开60件，其中不予公开40件。", "false"),
    # 其他处理 beside what was named apart from it, and with it.
    ("办结44件：予以公开15件，无法提供11件，逾期不补正1件，其他处理2件。", "true"),
    ("办结44件：予以公开15件，无法提供11件，逾期不补正1件，其他处理3件。", "true"),
    ("办结44件：予以公开15件，无法提供11件，逾期不补正1件，其他处理5件。", "false"),
    # Two kinds of one row; together they may not exceed it.
    ("办结44件，其中本机关不掌握4件，信息不存在5件。", "true"),
    ("办结44件，其中本机关不掌握4件，信息不存在15件。", "false"),
    # What was answered stands beside what was not.
    ("收到政府信息公开申请45件，答复38件，不予受理4件，申请人补正中3件。", "true"),
    ("收到政府信息公开申请45件，答复38件，不予受理4件。", "false"),
    ("收到政府信息公开申请45件，办理完成44件。", "true"),
    ("收到政府信息公开申请45件，办理完成41件。", "false"),
    # One request taken back is not all that there were.
    ("本年度收到申请45件，2件申请人撤回信息公开申请，15件予以公开。", "true"),
    # What was counted over the years goes on through the list.
    ("汇编文件，累计公布规章30件（有效20件，废止10件），规范性文件90件（有效60件，废止30件）。", "true"),
    ("2024年制定行政规范性文件4件，废止3件。", "false"),
    # Papers that were shown are no decisions; the table's own words are.
    ("主动公开行政规范性文件1件，行政许可文件150件，行政处罚文件4件。", "none"),
    ("行政许可本年处理决定数量310条，行政处罚本年处理决定数量25条。", "true"),
    ("行政许可本年处理决定数量310条，行政处罚本年处理决定数量52条。", "false"),
    # The unit of a careless list.
    ("收到依申请公开45次，行政复议6次，行政诉讼8次。", "true"),
    ("依申请公开培训3次，行政复议应诉演练2次，行政诉讼旁听5次。", "none"),
    ("其中依申请公开45次，行政复议7次。", "false"),
    # Ways in which requests came, without 其中.
    ("收到政府信息公开申请45件，线上40件，线下5件。", "true"),
    ("收到政府信息公开申请45件，线上40件，线下6件。", "false"),
    ("收到政府信息公开申请45件，其中线上办理40件，线下办理5件。", "true"),
    # Kinds of matters are no decisions.
    ("34项行政许可事项可网上申报，全年作出行政许可决定310件。", "true"),
    ("34项行政许可事项可网上申报，全年作出行政许可决定301件。", "false"),
    # Documents named with their clearing.
    ("开展规范性文件清理工作，本年度制发4件，废止2件，现行有效21件。", "true"),
    ("开展规范性文件清理工作，本年度制发4件，废止3件，现行有效21件。", "false"),
    ("开展规范性文件清理工作，制发通知4件，废止旧表格9份。", "none"),
    # A result behind its number is spent on it.
    ("行政复议6件，其中3件维持、1件被纠正、1件为其他结果、1件正在审理。", "true"),
    ("行政复议6件，其中2件维持、2件被纠正、1件为其他结果、1件正在审理。", "false"),
    # What is denied of all is not said of all.
    ("行政诉讼8件，法院均未判决纠正。", "true"),
    ("行政诉讼8件，均被判决纠正。", "false"),
    # Of those due all were answered.
    ("45件申请均在法定期限内答复或依法延期，已答复44件，3件结转下年度。", "true"),
    ("54件申请均在法定期限内答复，3件结转下年度。", "false"),
    ("复议机关责令重新答复1件，已按要求重新作出答复。", "none"),
    # Two reasons make up the group; some of those answered are not all.
    ("收到申请45件，其中11件因不掌握或需另行制作无法提供。", "true"),
    ("收到申请45件，其中13件因不掌握或需另行制作无法提供。", "false"),
    ("申请经补正后受理5件，经延期答复8件。", "none"),
    ("公开类答复21件，不公开类答复6件。", "true"),
    ("因申请人撤回终止办理1件，因逾期不补正不再处理1件。", "true"),
    # A result counted over reconsideration and litigation.
    ("因信息公开被申请行政复议6件、被提起行政诉讼8件，被维持的共9件。", "true"),
    ("因信息公开被申请行政复议6件、被提起行政诉讼8件，被维持的共8件。", "false"),
    ("全年答复率100%，未发生超期答复。", "true"),
    # What requests are about.
    ("共收到公开申请45件，涉及征地补偿20件、规划审批15件。", "true"),
    ("共收到公开申请45件，涉及征地补偿50件、规划审批15件。", "false"),
    # Each share has its own count or its own name.
    ("收到政府信息公开申请45件，自然人30件、法人15件，各占66.7%和33.3%。", "true"),
    ("收到政府信息公开申请45件，其中自然人30件、法人15件，占比分别为66.7%、33.3%。", "true"),
    ("收到政府信息公开申请45件，其中自然人30件、法人15件，分别占56.7%和43.3%。", "false"),
    ("办结申请44件，予以公开、部分公开、无法提供分别占34.1%、13.6%和25%。", "true"),
    ("办结申请44件，予以公开、部分公开、无法提供分别占34.1%、23.6%和25%。", "false"),
    ("收到政府信息公开申请45件，网络、信函、当面各占三分之一。", "true"),
]
