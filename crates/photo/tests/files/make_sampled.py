"""Writes sampled.tsv: CRC-32 of the pixels that Pillow sees in the files of `jpeg_writer`. Those that it
refuses are not in it.

    python3 make_sampled.py        # with Pillow 13 (libjpeg-turbo), numpy

Three components with all sampling factors of 1 to 4, in one scan each; with up to 10 blocks an MCU,
which is the most that libjpeg takes, the file of one scan for all has to have the same pixels. Then
single components and inks.
"""

import io
import itertools
import struct
import zlib

from PIL import Image

WIDTH, HEIGHT = 37, 29
AC = [0x00, 0xF0] + [run << 4 | size for run in range(16) for size in range(1, 11)]
CODES = {value: code for code, value in enumerate(AC)}


def segment(marker, data):
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def coefficients(component, x, y):
    state = (7919 * component + 104729 * x + 1299709 * y + 1) & 0xFFFFFFFF | 1

    def draw(limit):
        nonlocal state
        state ^= state << 13 & 0xFFFFFFFF
        state ^= state >> 17
        state ^= state << 5 & 0xFFFFFFFF
        return (state >> 8) % limit

    block = [0] * 64
    block[0] = draw(161) - 80
    for _ in range(3):
        place = 1 + draw(63)
        block[place] = draw(41) - 20
    return block


class Bits:
    def __init__(self):
        self.text = []

    def put(self, value, count):
        if count:
            self.text.append(format(value, f"0{count}b"))

    def signed(self, value, size):
        self.put(value + (1 << size) - 1 if value < 0 else value, size)

    def bytes(self):
        text = "".join(self.text)
        text += "1" * (-len(text) % 8)
        data = bytes(int(text[at : at + 8], 2) for at in range(0, len(text), 8))
        return data.replace(b"\xff", b"\xff\x00")


def put_block(bits, block, mean):
    size = abs(block[0] - mean).bit_length()
    bits.put(size, 4)
    bits.signed(block[0] - mean, size)
    zeros = 0
    for value in block[1:]:
        if value == 0:
            zeros += 1
            continue
        while zeros > 15:
            bits.put(CODES[0xF0], 8)
            zeros -= 16
        size = abs(value).bit_length()
        bits.put(CODES[zeros << 4 | size], 8)
        bits.signed(value, size)
        zeros = 0
    if zeros:
        bits.put(CODES[0], 8)


def write(factors, interleaved, segments=b""):
    most_h, most_v = (max(of[side] for of in factors) for side in (0, 1))
    frame = struct.pack(">BHHB", 8, HEIGHT, WIDTH, len(factors))
    frame += b"".join(bytes([at + 1, h << 4 | v, 0]) for at, (h, v) in enumerate(factors))
    file = b"\xff\xd8" + segments + segment(0xDB, b"\0" + b"\x08" * 64) + segment(0xC0, frame)
    file += segment(0xC4, bytes([0, 0, 0, 0, 12] + [0] * 12 + list(range(12))))
    file += segment(0xC4, bytes([0x10] + [0] * 7 + [162] + [0] * 8 + AC))
    every = list(range(len(factors)))
    for scan in [every] if interleaved else [[at] for at in every]:
        file += segment(0xDA, bytes([len(scan)] + [b for at in scan for b in (at + 1, 0)] + [0, 63, 0]))
        columns, rows = -(-WIDTH // (8 * most_h)), -(-HEIGHT // (8 * most_v))
        blocks = {at: factors[at] for at in scan}
        if len(scan) == 1:
            h, v = factors[scan[0]]
            columns = -(-(-(-WIDTH * h // most_h)) // 8)
            rows = -(-(-(-HEIGHT * v // most_v)) // 8)
            blocks = {scan[0]: (1, 1)}
        bits, means = Bits(), [0] * len(factors)
        for y, x in itertools.product(range(rows), range(columns)):
            for at in scan:
                h, v = blocks[at]
                for down, across in itertools.product(range(v), range(h)):
                    block = coefficients(at, x * h + across, y * v + down)
                    put_block(bits, block, means[at])
                    means[at] = block[0]
        file += bits.bytes()
    return file + b"\xff\xd9"


def seen(file):
    try:
        return Image.open(io.BytesIO(file)).convert("RGB").tobytes()
    except (OSError, SyntaxError):
        return None


def adobe(transform):
    return segment(0xEE, b"Adobe\0\x64\0\0\0\0" + bytes([transform]))


def note(name, pixels):
    if pixels is not None:
        lines.append(f"{name}\t{zlib.crc32(pixels):08x}")


def name_of(factors):
    return "_".join(f"{h}x{v}" for h, v in factors)


pairs = list(itertools.product(range(1, 5), repeat=2))
lines = []
for factors in itertools.product(pairs, repeat=3):
    pixels = seen(write(factors, False))
    if sum(h * v for h, v in factors) <= 10:
        assert pixels == seen(write(factors, True)), factors
    note(name_of(factors), pixels)
for pair in pairs:
    note(name_of([pair]), seen(write([pair], True)))
for transform, factors in [(0, "1x1_1x1_1x1_1x1"), (2, "1x1_1x1_1x1_1x1"), (2, "2x2_1x1_1x1_2x2"),
                           (0, "1x1_2x2_1x1_1x2"), (2, "2x1_1x1_1x1_2x1")]:
    factors = [tuple(int(side) for side in of.split("x")) for of in factors.split("_")]
    note(f"adobe{transform}_" + name_of(factors), seen(write(factors, True, adobe(transform))))
with open("sampled.tsv", "w") as golden:
    golden.write("\n".join(lines) + "\n")
