"""Files that are known by their first bytes, and that no text is read from."""

from wijkpeil.fieldwork.documents.refusal import Refusal, protected
from wijkpeil.language import N_
from wijkpeil.language import gettext as _

_PICTURE = N_(
    "It is a picture, so there is no text in it to code. Have the text recognised (OCR) with "
    "another program, check it, and add that."
)
_SOUND = N_("It is sound or video. Write it out first, and add the text or the captions.")
_PACKED = N_("It is a packed file. Unpack it, and add the documents that are in it.")
_RTF = N_(
    "It is RTF, which is not read. Open it in Word or LibreOffice, and save it as docx or odt."
)
_MAIL = N_("It is a saved web page or message (MHTML). Save it as PDF or as HTML and add that.")
_FIRST_BYTES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", _RTF),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
    (b"fLaC", _SOUND),
    (b"\x1aE\xdf\xa3", _SOUND),
    (b"\x1f\x8b", _PACKED),
    (b"BZh", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"Rar!", _PACKED),
    (b"\xfd7zXZ", _PACKED),
    (b"MIME-Version:", _MAIL),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = {  # names inside old Office files are stored as UTF-16
    "WordDocument": N_("It is an old Word document (doc). Open it in Word, and save it as docx."),
    "Workbook": N_("It is an Excel workbook. Copy what you need into a text document."),
    "PowerPoint Document": N_("It is a PowerPoint. Save it as PDF and add that."),
}


def refuse_known(data: bytes) -> None:
    """Refuse pictures, sound, old Office files and the like, each with what to do.

    Raises
    ------
    Refusal
        If the file is one of those.
    """
    if data.startswith(_OLE):
        raise _old_office(data)
    for first, advice in _FIRST_BYTES:
        if data.startswith(first):
            raise Refusal(_(advice))
    advice = _media(data)
    if advice:
        raise Refusal(_(advice))


def _media(data: bytes) -> str:
    """Advise on a picture, sound or video that isn't known by its very first bytes."""
    picture, sound = False, False
    if data[:4] == b"RIFF":
        picture = data[8:12] == b"WEBP"
        sound = not picture
    elif data[4:8] == b"ftyp":
        picture = data[8:11] in {b"hei", b"mif", b"avi"}
        sound = not picture
    elif data[:2] == b"BM":
        picture = data[6:10] == bytes(4)
    return _PICTURE if picture else _SOUND if sound else ""


def _old_office(data: bytes) -> Refusal:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return protected()
    for stream, advice in _OLE_STREAMS.items():
        if stream.encode("utf-16-le") in data:
            return Refusal(_(advice))
    return Refusal(_("It is a file of old Office. Open it, and save it as docx or PDF."))
