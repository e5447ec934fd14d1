"""How a job and its answer travel between two processes: a length, then so many bytes."""

import json

LENGTH = 8


def write_frame(stream, data: bytes) -> None:
    stream.write(len(data).to_bytes(LENGTH, "big"))
    stream.write(data)
    stream.flush()


def write_job(stream, job: dict) -> None:
    write_frame(stream, json.dumps(job).encode())


def read_bytes(stream) -> bytes | None:
    """None when the other side ended, be it in the middle of a word."""
    head = stream.read(LENGTH)
    if len(head) < LENGTH:
        return None
    length = int.from_bytes(head, "big")
    data = stream.read(length)
    return data if len(data) == length else None


def read_frame(stream) -> dict | None:
    data = read_bytes(stream)
    return None if data is None else json.loads(data)
