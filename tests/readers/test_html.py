"""Pages in detail: what is the article, what is its title and date, what is a table."""

from __future__ import annotations

import pytest

from disclosure_toolkit.errors import LinkPage
from disclosure_toolkit.model import Document, Grid, TextBlock
from disclosure_toolkit.readers import read_bytes

TITLE = "清河区水务局2024年政府信息公开工作年度报告"
HEADINGS = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]
PROSE = "我局认真落实条例各项规定，没有收到政府信息公开申请。"
REPORT = "".join(f"<p>{heading}</p><p>{PROSE}</p>" for heading in HEADINGS)
REPORT_TEXTS = [text for heading in HEADINGS for text in (heading, PROSE)]


def read(body: str, head: str = "") -> Document:
    return read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "网页.html")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def rows(grid: Grid) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in grid.matrix()]


class TestArticle:
    @pytest.mark.parametrize(
        "chrome",
        [
            "<div class='nav'><a href='/'>首页</a></div>{}<div class='foot'>版权所有</div>",
            "<div>欢迎您 今天是2025年1月2日 星期四</div><div>{}</div><div>主办单位：清河区政府 电话：0500-1234567</div>",
            "<ul><li><a href='1'>一、总体情况的解读</a></li><li><a href='2'>三、收到申请怎么办</a></li></ul><div>{}</div>",
            "<script>var a='<p>一、总体情况</p>'</script><style>p{{}}</style><noscript>请开启脚本</noscript><div>{}</div>",
            "<div>{}</div><div style='display:none'><p>六、其他事项的隐藏说明，不应读出，谢谢大家。</p></div>",
            "<!-- <p>二、主动公开</p> --><div>{}</div><template><p>旧稿内容。</p></template>",
            "<table><tr><td><a href='/'>导航</a></td><td><div>{}</div></td><td><a href='/x'>相关文章</a></td></tr></table>",
            "<div>{}<p>【打印】 【关闭窗口】</p><p>上一篇：另一份报告</p><p>责任编辑：张三</p><div class=bdsharebuttonbox>分享</div></div>",
            "<form><div class='header'>清河区政府</div><div class='content print'>{}</div></form>",
        ],
    )
    def test_what_stands_around_is_left_out(self, chrome: str) -> None:
        assert texts(read(chrome.format(REPORT))) == REPORT_TEXTS

    def test_prose_before_and_after_the_sections_belongs_to_the_report(self) -> None:
        preamble = "根据条例规定，现公布本局2024年政府信息公开工作年度报告。"
        ending = "本报告电子版可在区政府网站下载，欢迎查阅。"
        body = f"<div class=nav>菜单</div><div><p>{preamble}</p><div><div>{REPORT}</div></div><p>{ending}</p></div>"
        assert texts(read(body)) == [preamble, *REPORT_TEXTS, ending]

    def test_a_copy_for_phones_is_read_once(self) -> None:
        assert texts(read(f"<div class=pc>{REPORT}</div><div class=wap>{REPORT}</div>")) == REPORT_TEXTS

    def test_two_reports_on_one_page_are_both_seen(self) -> None:
        other = REPORT.replace("没有收到", "共收到9件")
        document = read(f"<div>{REPORT}</div><div>{other}</div>")
        assert texts(document) == REPORT_TEXTS + [text.replace("没有收到", "共收到9件") for text in REPORT_TEXTS]

    def test_sections_in_containers_of_their_own_are_all_there(self) -> None:
        parts = "".join(f"<div class=part><div>{part}</div></div>" for part in REPORT.split("<p>二、"))
        parts = parts.replace("<div>主动公开", "<div><p>二、主动公开")
        assert [text[:2] for text in texts(read(f"<div>{parts}</div>")) if "、" in text[:2]] == [
            h[:2] for h in HEADINGS
        ]

    def test_article_that_only_a_script_shows(self) -> None:
        document = read(f"<div id=app style='display:none'>{REPORT}</div>")
        assert texts(document) == REPORT_TEXTS
        assert [code for code, _, _ in document.notes] == ["hidden_content"]

    def test_older_report_without_statutory_headings(self) -> None:
        prose = [
            f"第{n}点，2012年我局主动公开信息{n}条，按时办理各项工作，取得了一定成效，得到群众的好评。"
            for n in range(20)
        ]
        body = "<div class=nav>首页</div><div class=side><a href=x>链接</a></div><div>" + "".join(
            f"<p>{p}</p>" for p in prose
        )
        assert texts(read(body + "</div>")) == prose

    def test_large_pictures_in_the_article_are_noted(self) -> None:
        document = read(
            f"<img src=logo.png><div>{REPORT}<img src=table.png><img src=icon.gif><img src=x.png width=16></div>"
        )
        ((code, message, source),) = document.notes
        assert (code, "1 幅" in message) == ("pictures", True)
        assert source is not None


class TestText:
    def test_breaks_part_paragraphs_and_inline_markup_does_not(self) -> None:
        body = "<div>　　一、<b>总体</b><font>情况</font><br>共&nbsp;<span>1</span><span>2</span>\n件<br/><br/>二、主动公开</div>"
        assert texts(read(body)) == ["一、总体情况", "共\xa012 件", "二、主动公开"]

    def test_word_markup_leaves_nothing_behind(self) -> None:
        body = (
            "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span>"
            "<![endif]><span>总体情况<o:p></o:p></span></p><!--[if gte mso 9]><p>无</p><![endif]-->"
        )
        assert ["".join(text.split()) for text in texts(read(body))] == ["一、总体情况"]

    def test_paragraph_for_each_printed_line_becomes_lines(self) -> None:
        line = "我局高度重视政府信息公开工作并且严格按照条例规定办理各项"
        body = f"<p>一、总体情况</p><p>{line[:-2]}</p>" + f"<p>{line}</p>" * 6 + "<p>工作完成。</p>"
        blocks = read(body).blocks
        assert [(b.kind, b.full) for b in blocks if isinstance(b, TextBlock)] == [
            ("line", False),
            *[("line", True)] * 7,
            ("line", False),
        ]

    def test_whole_paragraphs_stay_paragraphs(self) -> None:
        assert {block.kind for block in read(REPORT).blocks if isinstance(block, TextBlock)} == {"paragraph"}

    def test_run_together_figures_stay_text(self) -> None:
        assert texts(read("<p>规章000</p><p>行政许可0</p>")) == ["规章000", "行政许可0"]


class TestTitleAndDate:
    @pytest.mark.parametrize(
        ("head", "body"),
        [
            (f"<title>{TITLE}_清河区人民政府</title>", ""),
            (f"<title>清河区人民政府 - {TITLE}</title>", ""),
            ("<title>清河区人民政府</title>", f"<h1>{TITLE}</h1>"),
            ("<title>年报</title>", f"<div class=article-title>{TITLE}</div>"),
            (f"<meta name=ArticleTitle content={TITLE}><title>年报</title>", "<h1>政务公开</h1>"),
        ],
    )
    def test_title_outside_the_article_comes_first(self, head: str, body: str) -> None:
        document = read(f"{body}<div>{REPORT}</div>", head)
        assert document.title == TITLE
        assert texts(document) == [TITLE, *REPORT_TEXTS]

    def test_title_in_the_article_is_not_repeated(self) -> None:
        body = f"<div><p>清河区水务局</p><p>2024年政府信息公开工作年度报告</p>{REPORT}</div>"
        assert texts(read(body, f"<title>{TITLE}</title>"))[:3] == [
            "清河区水务局",
            "2024年政府信息公开工作年度报告",
            HEADINGS[0],
        ]

    @pytest.mark.parametrize(
        "place",
        [
            "<meta name='PubDate' content='2025-01-20 10:30'>{}",
            "<meta property='article:published_time' content='2025-01-20T10:30:00+08:00'>{}",
            "<div>发布时间：2025-01-20 10:30 来源：区水务局</div>{}",
            "<div><span>发布日期</span><span>2025年1月20日</span></div>{}",
            "<div>来源：区水务局 2025/01/20 浏览次数：12</div>{}",
            "<p>2025-01-20</p>{}",
            "<div>[日期：2025-01-20]</div>{}",
            "{}<div class=foot>【发布时间：2025-01-20】</div>",
            "<table><tr><td>索引号</td><td>1</td></tr><tr><td>公开日期：</td><td>2025-01-20</td></tr></table>{}",
            "<div>今天是2025年11月3日 星期一</div><div>发布日期：2025-01-20</div>{}<div>版权所有 2025-12-01</div>",
        ],
    )
    def test_publication_date_is_found(self, place: str) -> None:
        document = read(place.format(f"<div>{REPORT}</div>"))
        assert document.published == "2025-01-20"
        assert document.published_source is not None

    @pytest.mark.parametrize(
        "place",
        [
            "<div>今天是2025年11月3日 星期一</div>{}",
            "<div>2025年11月3日 星期一 欢迎访问</div>{}",
            "{}<div>版权所有 2025-11-03</div>",
            "{}<div>© 2010-2025</div>",
            "<div>成文日期：2025-01-20</div>{}",
            "<div>更新时间：2025-11-03</div>{}",
            "<div>发布日期：</div>{}",
            "{}<ul><li><a href=x>另一报告</a><span>2025-01-20</span></li></ul>",
        ],
    )
    def test_other_dates_are_not_taken(self, place: str) -> None:
        assert read(place.format(f"<div>{REPORT}<p>2025年1月15日</p></div>")).published is None


class TestTables:
    def test_spans_to_the_end_of_the_group_and_absurd_ones(self) -> None:
        body = (
            "<table><tr><td rowspan=0>甲</td><td colspan=5000>乙</td></tr><tr><td>1</td><td>2</td></tr>"
            "<tr><td>3</td><td>4</td></tr></table>"
        )
        assert rows(read(body).grids[0]) == [["甲", "乙", "乙"], ["甲", "1", "2"], ["甲", "3", "4"]]

    def test_span_ends_with_its_row_group(self) -> None:
        body = "<table><tbody><tr><td rowspan=9>甲</td><td>1</td></tr></tbody><tbody><tr><td>乙</td><td>2</td></tr></tbody></table>"
        assert rows(read(body).grids[0]) == [["甲", "1"], ["乙", "2"]]

    @pytest.mark.parametrize("rowspan", [2, 4])
    def test_empty_rows_do_not_move_cells(self, rowspan: int) -> None:
        body = (
            f"<table><tr><td rowspan={rowspan}>甲</td><td>1</td></tr><tr></tr><tr><td>2</td></tr><tr></tr>"
            "<tr><td>乙</td><td>3</td></tr></table>"
        )
        assert rows(read(body).grids[0]) == [["甲", "1"], ["甲", "2"], ["乙", "3"]]

    def test_blank_cells_are_empty_text(self) -> None:
        body = (
            "<table><tr><td>规章</td><td>&nbsp;</td><td>　</td><td><p>\u200b</p></td><td></td><td>/</td></tr></table>"
        )
        assert rows(read(body).grids[0]) == [["规章", "", "", "", "", "/"]]

    def test_cell_paragraphs_are_lines(self) -> None:
        body = "<table><tr><td><p>商业</p><p> 企业 </p></td><td>科研<br>机构</td><td>1<!-- x -->2</td></tr></table>"
        assert rows(read(body).grids[0]) == [["商业\n企业", "科研\n机构", "12"]]

    def test_small_table_in_a_data_cell_is_text(self) -> None:
        inner = "<table><tr><td>社会</td></tr><tr><td>公益</td></tr></table>"
        figures = "".join(f"<td>{n}</td>" for n in range(7))
        body = f"<table><tr><td>{inner}</td>{figures}</tr></table>"
        assert rows(read(body).grids[0]) == [["社会\n公益", *"0123456"]]

    def test_layout_table_is_dissolved_into_its_contents(self) -> None:
        data = "<table><tr><td>规章</td><td>1</td></tr><tr><td>文件</td><td>2</td></tr><tr><td>许可</td><td>3</td></tr></table>"
        document = read(f"<table><tr><td><p>二、主动公开</p>{data}<p>三、申请</p></td><td>边栏</td></tr></table>")
        assert [b.text if isinstance(b, TextBlock) else rows(b) for b in document.blocks] == [
            "二、主动公开",
            [["规章", "1"], ["文件", "2"], ["许可", "3"]],
            "三、申请",
            "边栏",
        ]

    def test_hidden_rows_and_cells_are_not_there(self) -> None:
        body = "<table><tr style='display:none'><td>旧</td><td>9</td></tr><tr><td>规章</td><td hidden>8</td><td>0</td></tr></table>"
        assert rows(read(body).grids[0]) == [["规章", "0"]]

    def test_form_fields_show_their_values(self) -> None:
        body = "<table><tr><td>规章</td><td><input value=3></td><td><input type=hidden value=4></td></tr></table>"
        assert rows(read(body).grids[0]) == [["规章", "3", ""]]

    def test_caption_comes_before_the_table(self) -> None:
        document = read("<table><caption>二、主动公开</caption><tr><td>规章</td><td>0</td></tr></table>")
        assert texts(document) == ["二、主动公开"]

    def test_preformatted_tables_keep_their_columns(self) -> None:
        document = read("<pre>规章      0     1\n行政许可  2\n</pre>")
        blocks = [block for block in document.blocks if isinstance(block, TextBlock)]
        assert [block.kind for block in blocks] == ["line", "line"]
        assert [[(w.text, w.x0) for w in block.words] for block in blocks] == [
            [("规章", 0), ("0", 10), ("1", 16)],
            [("行政许可", 0), ("2", 10)],
        ]


def test_menu_entry_named_like_the_column_is_no_link_to_the_report() -> None:
    document = read("<a href=/nb>政府信息公开年报</a><div>页面正在加载，请稍候。</div>")
    assert document.text


def test_page_with_report_and_attachment_is_read() -> None:
    document = read(f"<div>{REPORT}<p>附件：<a href=a.pdf>年度报告.pdf</a></p></div>")
    assert texts(document)[: len(REPORT_TEXTS)] == REPORT_TEXTS


@pytest.mark.parametrize(
    "body",
    [
        "<p>附件：</p><p><a href='/a.docx'>清河区水务局2024年政府信息公开工作年度报告</a></p>",
        "<h1>2024年政府信息公开工作年度报告</h1><embed src='a.pdf'>",
        "<h1>政府信息公开工作年度报告</h1><object data='a.pdf' type='application/pdf'></object>",
        "<p>请<a href='t20250120_1.html'>点击查看2024年政府信息公开工作年度报告</a></p>",
    ],
)
def test_pages_of_links(body: str) -> None:
    with pytest.raises(LinkPage):
        read(body)


def test_a_title_broken_in_two_lines_outside_the_article_is_kept_whole() -> None:
    page = (
        "<html><body><table><tr><td><h2>云溪县水利局<br>2023 年政府信息公开工作年度报告</h2></td></tr>"
        "<tr><td class='content'><p>一、总体情况</p><p>2023 年，我局认真做好政府信息公开工作。</p>"
        "<p>五、存在的主要问题及改进情况</p><p>公开不够及时。</p><p>六、其他需要报告的事项</p><p>无。</p></td></tr></table>"
        "</body></html>"
    )
    document = read_bytes(page.encode(), "页.html")
    first = document.blocks[0]
    assert isinstance(first, TextBlock)
    assert first.text == "云溪县水利局\n2023 年政府信息公开工作年度报告"
