"""Writes the TIFFs in tiff/, and tiff/golden.tsv: size, pages and CRC-32 of the pixels, over white.

    python3 make_tiffs.py        # with Pillow 13, numpy, tifffile and imagecodecs

The pixels of the golden are those that the files are made of, and not what a decoder sees; Pillow
has to see the same in all files that it reads.
"""

import pathlib
import zlib

import numpy
import tifffile
from PIL import Image

HEIGHT, WIDTH = 37, 43
y, x = numpy.mgrid[0:HEIGHT, 0:WIDTH]
RGB = numpy.stack([x * 5 % 256, y * 6 % 256, (x * y) % 256], 2).astype(numpy.uint8)
RGB[3:9, 20:31] = 200
GREY = RGB[:, :, 2].copy()
WIDE = RGB.astype(numpy.uint16) * 256 + 77
ALPHA = (x * 6 % 256).astype(numpy.uint8)

folder = pathlib.Path("tiff")
lines = []


def over_white(rgb, alpha):
    rgb, alpha = rgb.astype(int), alpha.astype(int)[:, :, None]
    return ((rgb * alpha + 255 * (255 - alpha) + 127) // 255).astype(numpy.uint8)


def three(grey):
    return numpy.stack([grey] * 3, 2)


def note(name, expected, pages=1, pillow=True):
    height, width, _ = expected.shape
    crc = zlib.crc32(numpy.ascontiguousarray(expected).tobytes())
    lines.append(f"{name}\t{width}\t{height}\t{pages}\t{crc:08x}")
    if pillow:
        seen = numpy.asarray(Image.open(folder / name).convert("RGB"))
        assert (seen == expected).all(), name


def write(name, pixels, expected, pages=1, pillow=True, **how):
    tifffile.imwrite(folder / name, pixels, metadata=None, software=False, **how)
    note(name, expected, pages, pillow)


write("rgb.tif", RGB, RGB, photometric="rgb", rowsperstrip=8)
write("lzw.tif", RGB, RGB, photometric="rgb", compression="lzw", rowsperstrip=10)
write("lzw-predicted.tif", RGB, RGB, photometric="rgb", compression="lzw", predictor=2)
write("deflate.tif", RGB, RGB, photometric="rgb", compression="zlib", predictor=2, byteorder=">")
write("packbits.tif", GREY, three(GREY), photometric="minisblack", compression="packbits")
write("wide.tif", WIDE, RGB, photometric="rgb", byteorder=">", pillow=False)
write("wide-predicted.tif", WIDE, RGB, photometric="rgb", compression="zlib", predictor=2, pillow=False)
write("wide-grey.tif", WIDE[:, :, 2], three(GREY), photometric="minisblack", pillow=False)
write("tiled.tif", RGB, RGB, photometric="rgb", tile=(16, 32), compression="zlib")
write("tiled-grey.tif", GREY, three(GREY), photometric="minisblack", tile=(16, 16), compression="lzw")
write("planar.tif", numpy.moveaxis(RGB, 2, 0), RGB, photometric="rgb", planarconfig="separate")
write("big.tif", RGB, RGB, photometric="rgb", bigtiff=True)
write("white-is-zero.tif", 255 - GREY, three(GREY), photometric="miniswhite")
write("alpha.tif", numpy.dstack([RGB, ALPHA]), over_white(RGB, ALPHA), photometric="rgb",
      extrasamples=["unassalpha"], pillow=False)
multiplied = (RGB.astype(int) * ALPHA[:, :, None] // 255).astype(numpy.uint8)
write("multiplied.tif", numpy.dstack([multiplied, ALPHA]), multiplied + (255 - ALPHA)[:, :, None],
      photometric="rgb", extrasamples=["assocalpha"], pillow=False)
write("unnamed-fourth.tif", numpy.dstack([RGB, ALPHA]), RGB, photometric="rgb", extrasamples=[0],
      pillow=False)
write("pages.tif", numpy.stack([RGB, 255 - RGB, RGB]), RGB, pages=3, photometric="rgb")
colours = numpy.random.RandomState(1).randint(0, 256, (3, 256))
write("palette.tif", GREY, numpy.moveaxis(colours[:, GREY], 0, 2).astype(numpy.uint8),
      photometric="palette", colormap=(colours * 257).astype(numpy.uint16))
for orientation, turned in [(3, RGB[::-1, ::-1]), (6, numpy.rot90(RGB, -1)), (8, numpy.rot90(RGB))]:
    write(f"orientation-{orientation}.tif", RGB, turned, photometric="rgb", pillow=False,
          extratags=[(274, 3, 1, orientation, True)])
bits = Image.fromarray(GREY).convert("1")
bits.save(folder / "one-bit.tif")
note("one-bit.tif", numpy.asarray(bits.convert("RGB")))
inks = Image.fromarray(RGB).convert("CMYK")
inks.save(folder / "inks.tif", compression="tiff_lzw")
note("inks.tif", numpy.asarray(inks.convert("RGB")))
(folder / "golden.tsv").write_text("\n".join(lines) + "\n")

# What is refused, with words.
options = {"photometric": "rgb", "metadata": None, "software": False}
tifffile.imwrite(folder / "refused-jpeg.tif", RGB, compression="jpeg", **options)
tifffile.imwrite(folder / "refused-float.tif", RGB.astype(numpy.float32) / 255, **options)
tifffile.imwrite(folder / "refused-raw.tif", RGB, subfiletype=1, **options)
