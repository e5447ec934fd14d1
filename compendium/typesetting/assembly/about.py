"""What the file says of itself: title, language, the standards it keeps, and the marks of its edition."""

from importlib import metadata as installed
from xml.sax.saxutils import escape

from compendium.typesetting.assembly.writer import Writer, reference, text
from compendium.typesetting.engines import versions
from compendium.typesetting.result import About

MARKS = "https://pmm.politicamigratoria.gob.mx/ns/1.0/"
PDFUA = "http://www.aiim.org/pdfua/ns/id/"
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="{pdfua}" xmlns:pmm="{pmm}" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{created}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
{marks}
</rdf:Description>{archive}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
# PDF/A wants every property explained that is none of its own.
ARCHIVE = """
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
SCHEMA = """
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"""
PROPERTY = """
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{type}</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{name}</pdfaProperty:description></rdf:li>"""
PROFILE = (
    "weasyprint/pdf/sRGB2014.icc"  # the International Color Consortium's, as the engine's package brings it
)


def producer() -> str:
    return versions().split(", ")[1]


def metadata(writer: Writer, about: About, *, is_archival: bool) -> int:
    """Left uncompressed: programs look for it without reading PDF, and so does `verify`."""
    names = ("title", "author", "subject", "language", "created")
    values = {name: escape(getattr(about, name)) for name in names}
    values["marks"] = "\n".join(
        f"<pmm:{name}>{escape(value)}</pmm:{name}>" for name, value in about.marks.items()
    )
    values["archive"] = _archive(about) if is_archival else ""
    packet = PACKET.format(pmm=MARKS, pdfua=PDFUA, producer=producer(), **values)
    return writer.add_stream(packet.encode(), b"/Type /Metadata/Subtype /XML", compress=False)


def _archive(about):
    schemas = _schema("PDF/UA", PDFUA, "pdfuaid", {"part": "Integer"})
    schemas += _schema("PMM", MARKS, "pmm", dict.fromkeys(about.marks, "Text"))
    return ARCHIVE.format(schemas=schemas)


def _schema(title, namespace, prefix, types):
    properties = "".join(PROPERTY.format(name=name, type=kind) for name, kind in types.items())
    return SCHEMA.format(title=title, namespace=namespace, prefix=prefix, properties=properties)


def colours(writer: Writer) -> bytes:
    """Of the catalogue: what red, green and blue are meant, so that they print alike in fifty years."""
    profile = installed.distribution("weasyprint").locate_file(PROFILE).read_bytes()
    number = writer.add_stream(profile, b"/N 3")
    condition = b"/OutputConditionIdentifier (sRGB IEC61966-2.1)/Info (sRGB IEC61966-2.1)"
    intent = b"<</Type /OutputIntent/S /GTS_PDFA1%s/DestOutputProfile %s>>"
    return b"/OutputIntents [%s]" % (intent % (condition, reference(number)))


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
