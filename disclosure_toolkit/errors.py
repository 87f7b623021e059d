"""Everything that this package raises on purpose.

::

    DisclosureError                    every error below; the message is one Chinese sentence, ready to be shown
    ├── ReportUnreadable               this file cannot be read as a report; costs only this file
    │   ├── FileMissing                no such file
    │   ├── EmptyFile                  nothing in it
    │   ├── FileTooLarge               over the size limit
    │   ├── UnsupportedFormat          .doc, .wps, pictures, archives …
    │   ├── WrongExtension             the content is of another format than the name says
    │   ├── EncryptedFile              a password is needed
    │   ├── ScannedDocument            a PDF without a text layer
    │   ├── UnreadableEncoding         the bytes are not text in any known encoding
    │   ├── DamagedFile                the container (PDF, DOCX, JSON) is broken
    │   ├── NotAReport                 readable, but no annual report
    │   ├── LinkPage                   a web page that only links to the report
    │   ├── UnfilledForm               the blank form
    │   └── SeveralReports             more than one report in one file
    ├── NothingToAudit                 no input file at all
    ├── UnknownFigureKey               a key that no edition has: a mistake of the caller, never 缺数
    ├── UnknownRule                    a rule code that is not in the catalogue
    ├── BadSettings                    a setting or a notebook parameter that does not exist or does not fit
    ├── BadRecord                      a record (JSON) that does not follow the schema
    ├── BadManifest                    a manifest or member list that cannot be used
    ├── NotebookFailed                 the audit notebook broke, died or ran out of time
    ├── ClusterUnusable                the cluster does not answer, or its workers are not fit for the work
    └── OutputNotWritable              the output folder cannot be written
        └── OutputInUse                another run is writing into it

Each error passes all its arguments to ``super().__init__`` so that it survives pickling on its way
back from a worker process.
"""

from __future__ import annotations

import errno

_SYSTEM = {
    errno.ENOENT: "没有这个文件或者文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许",
    errno.EEXIST: "已有同名的文件",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.ENAMETOOLONG: "名称过长",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超过了磁盘配额",
    errno.EROFS: "所在的磁盘是只读的",
    errno.EMFILE: "打开的文件过多",
    errno.ENFILE: "打开的文件过多",
    errno.EIO: "磁盘读写出错",
    errno.ETXTBSY: "文件正在使用",
    errno.EBUSY: "文件正在使用",
    errno.ENOMEM: "内存不足",
}


def system_reason(error: BaseException) -> str:
    """Why the system refused, in Chinese; in the system's words where there are no others."""
    known = _SYSTEM.get(error.errno or 0) if isinstance(error, OSError) else None
    return known or getattr(error, "strerror", None) or str(error)


class DisclosureError(Exception):
    """Base of all errors raised on purpose: which file, where in it, what to do.

    :param message: what is wrong, one Chinese sentence without the file's name.
    :param file: the file concerned, as the user named it.
    :param place: where in the file (第 3 页, 第 12 行 …), when known.
    :param remedy: what the user can do about it.
    """

    code = "disclosure_error"

    def __init__(self, message: str, file: str = "", place: str = "", remedy: str = "") -> None:
        super().__init__(message, file, place, remedy)
        self.message = message
        self.file = file
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        where = "，".join(part for part in (self.file, self.place) if part)
        text = f"{where}：{self.message}" if where else self.message
        if self.remedy:
            text = f"{text.rstrip('。')}。{self.remedy}"
        return text if text.endswith("。") else f"{text}。"

    def to_dict(self) -> dict[str, str]:
        """JSON form used in ``run.json`` and in ``failed`` of the command line."""
        return {
            "code": self.code,
            "message": self.message,
            "file": self.file,
            "place": self.place,
            "remedy": self.remedy,
            "text": str(self),
        }


class ReportUnreadable(DisclosureError):
    """The file cannot be read as a report."""

    code = "report_unreadable"


class FileMissing(ReportUnreadable):
    """No such file."""

    code = "file_missing"


class EmptyFile(ReportUnreadable):
    """The file has no content."""

    code = "empty_file"


class FileTooLarge(ReportUnreadable):
    """The file is over the size limit."""

    code = "file_too_large"


class UnsupportedFormat(ReportUnreadable):
    """A format that is not read (.doc, .wps, pictures, archives)."""

    code = "unsupported_format"


class WrongExtension(ReportUnreadable):
    """The content is of another format than the file's name says."""

    code = "wrong_extension"


class EncryptedFile(ReportUnreadable):
    """A password is needed."""

    code = "encrypted_file"


class ScannedDocument(ReportUnreadable):
    """A PDF without a text layer."""

    code = "scanned_document"


class UnreadableEncoding(ReportUnreadable):
    """The bytes are not text in any known encoding."""

    code = "unreadable_encoding"


class DamagedFile(ReportUnreadable):
    """The container is broken."""

    code = "damaged_file"


class NotAReport(ReportUnreadable):
    """Readable, but not an annual report on government information disclosure."""

    code = "not_a_report"


class LinkPage(ReportUnreadable):
    """A web page that only links to the report."""

    code = "link_page"


class UnfilledForm(ReportUnreadable):
    """The blank form, not filled in."""

    code = "unfilled_form"


class SeveralReports(ReportUnreadable):
    """More than one report in one file."""

    code = "several_reports"


class NothingToAudit(DisclosureError):
    """No input file was found."""

    code = "nothing_to_audit"


class UnknownFigureKey(DisclosureError, LookupError):
    """A figure key that no edition of the form has: a mistake of the caller."""

    code = "unknown_figure_key"


class UnknownRule(DisclosureError, LookupError):
    """A rule code that is not in the catalogue."""

    code = "unknown_rule"


class BadSettings(DisclosureError, ValueError):
    """A setting or notebook parameter that does not exist or does not fit."""

    code = "bad_settings"


class BadRecord(DisclosureError, ValueError):
    """A JSON record that does not follow the schema."""

    code = "bad_record"


class BadManifest(DisclosureError, ValueError):
    """A manifest or member list that cannot be used."""

    code = "bad_manifest"


class NotebookFailed(DisclosureError):
    """The audit notebook broke, died or ran out of time."""

    code = "notebook_failed"


class OutputNotWritable(DisclosureError):
    """The output folder cannot be written."""

    code = "output_not_writable"


class OutputInUse(OutputNotWritable):
    """Another run is writing into the output folder."""

    code = "output_in_use"


class ClusterUnusable(DisclosureError):
    """The cluster does not answer, or its workers are not fit for the work."""

    code = "cluster_unusable"
