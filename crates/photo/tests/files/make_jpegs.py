"""Writes the JPEGs that no encoder of ours writes: progressive.jpg, scans.jpg, cmyk.jpg, grey.jpg.

    python3 make_jpegs.py        # with Pillow 13

Left half red, right half blue; the grey one left black, right white. `tests/strange_photos.rs` knows
the colours. scans.jpg: waves, progressive, with chroma at half the size; scans.crc is the CRC-32 of
Pillow's pixels.
"""

import math
import zlib

from PIL import Image

picture = Image.new("RGB", (48, 32), (254, 0, 0))
picture.paste((0, 0, 254), (24, 0, 48, 32))
picture.save("progressive.jpg", quality=95, subsampling=0, progressive=True)

inks = Image.new("CMYK", (48, 32), (0, 255, 255, 0))
inks.paste((255, 255, 0, 0), (24, 0, 48, 32))
inks.save("cmyk.jpg", quality=95)

grey = Image.new("L", (48, 32), 0)
grey.paste(255, (24, 0, 48, 32))
grey.save("grey.jpg", quality=95)

waves = Image.new("RGB", (83, 61))
for y in range(61):
    for x in range(83):
        levels = (math.sin(x / 3 + y / 9), math.cos(y / 4), math.sin((x + y) / 7))
        waves.putpixel((x, y), tuple(round(128 + 100 * level) for level in levels))
waves.save("scans.jpg", quality=85, subsampling=2, progressive=True)
with open("scans.crc", "w") as golden:
    golden.write(f"{zlib.crc32(Image.open('scans.jpg').convert('RGB').tobytes()):08x}\n")
waves.save("lossy.webp", quality=70)
