"""Writes the JPEGs that no encoder of ours writes: progressive.jpg, cmyk.jpg, grey.jpg.

    python3 make_jpegs.py        # with Pillow 13

Left half red, right half blue; the grey one left black, right white. `tests/strange_photos.rs` knows
the colours.
"""

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
