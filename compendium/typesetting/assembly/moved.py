"""A fragment's objects with the numbers they have in the document."""

from compendium.typesetting.assembly.writer import Writer, reference
from compendium.typesetting.fragment import END, REFERENCE, Fragment


class Moved:
    """Puts the objects of one fragment into the document; pages get their numbers and are written by the caller."""

    def __init__(self, writer: Writer, fragment: Fragment, *, document: int, fonts: int, first_key: int):
        self.writer = writer
        self.fragment = fragment
        self.pages = [writer.reserve() for _page in fragment.pages]
        objects = writer.reserve(fragment.object_count + len(fragment.streams))
        self.numbers = [document, fonts, *self.pages]
        self.numbers += range(objects, objects + fragment.object_count + len(fragment.streams))
        self.first_object = len(self.pages) + 2
        keys = range(first_key, first_key + len(fragment.annotations))
        self.table = [reference(number) for number in self.numbers] + [b"%d" % key for key in keys]
        self.elements = [self.numbers[own] for own in fragment.annotations]

    def put(self) -> None:
        text = self.resolved(self.fragment.objects, self.fragment.references)
        objects = text.split(END) if self.fragment.object_count else []
        for place, data in enumerate(objects, start=self.first_object):
            self.writer.put(self.numbers[place], data)
        first_stream = self.first_object + self.fragment.object_count
        for place, (dictionary, data) in enumerate(self.fragment.streams):
            resolved = self.resolved(dictionary, self.fragment.stream_references[place])
            self.writer.put_stream(self.numbers[first_stream + place], resolved, data)

    def resolved(self, text: bytes, references: list[int]) -> bytes:
        pieces = text.split(REFERENCE)
        whole = [b""] * (2 * len(pieces) - 1)
        whole[::2] = pieces
        whole[1::2] = [self.table[own] for own in references]
        return b"".join(whole)
