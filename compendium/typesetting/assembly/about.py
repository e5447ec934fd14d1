"""What the file says of itself: title, language, the standard it keeps, and the marks of its edition."""

from xml.sax.saxutils import escape

from compendium.typesetting.assembly.writer import Writer, text
from compendium.typesetting.engines import versions
from compendium.typesetting.result import About

MARKS = "https://pmm.politicamigratoria.gob.mx/ns/1.0/"
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pmm="{namespace}" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{created}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
{marks}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def producer() -> str:
    return versions().split(", ")[1]


def metadata(writer: Writer, about: About) -> int:
    """Left uncompressed: programs look for it without reading PDF, and so does `verify`."""
    names = ("title", "author", "subject", "language", "created")
    values = {name: escape(getattr(about, name)) for name in names}
    marks = "\n".join(f"<pmm:{name}>{escape(value)}</pmm:{name}>" for name, value in about.marks.items())
    packet = PACKET.format(namespace=MARKS, producer=producer(), marks=marks, **values)
    return writer.add_stream(packet.encode(), b"/Type /Metadata/Subtype /XML", compress=False)


def information(writer: Writer, about: About) -> int:
    day = _date(about.created)
    entries = {"Title": about.title, "Author": about.author, "Subject": about.subject, "Producer": producer()}
    pairs = b"".join(b"/%s %s" % (name.encode(), text(value)) for name, value in entries.items())
    return writer.add(b"<<%s/CreationDate (%s)/ModDate (%s)>>" % (pairs, day, day))


def _date(moment):
    """ "2025-12-02T03:30:00+00:00" as PDF writes it."""
    from datetime import UTC, datetime

    return f"D:{datetime.fromisoformat(moment).astimezone(UTC):%Y%m%d%H%M%S}Z".encode()


def catalogue_entries(about: About) -> bytes:
    return (
        b"/Lang %s/MarkInfo <</Marked true>>/ViewerPreferences <</DisplayDocTitle true>>/PageMode /UseOutlines"
        % text(about.language)
    )
