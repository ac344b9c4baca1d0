"""What Pillow makes of the sample photos and of noise, as hashes: `framed.json`.

    pip install pillow
    python make_framed.py ../../static/samples > framed.json

The framings are those of `src/framing/`; nothing here shares code with the project.
"""
import hashlib, json, os, sys
from PIL import Image, __version__

SAMPLES = sys.argv[1]


def digest(image):
    return hashlib.sha256(image.tobytes()).hexdigest()


def framed(photo):
    w, h = photo.size
    yield "seed", photo.resize((224, 224), Image.NEAREST)
    yield "squash", photo.resize((224, 224), Image.BILINEAR)
    k = 256 / min(w, h)
    cw, ch = round(w * k), round(h * k)
    left, top = (cw - 224) // 2, (ch - 224) // 2
    yield "crop", photo.resize((cw, ch), Image.BILINEAR).crop((left, top, left + 224, top + 224))
    to32 = lambda side: max(256, round(side * k / 32) * 32)
    yield "whole", photo.resize((to32(w), to32(h)), Image.BILINEAR)


def noise(w, h):
    """xorshift32, the highest byte of each state."""
    state, out = 0x2545F491, bytearray()
    for _ in range(w * h * 3):
        state ^= state << 13 & 0xFFFFFFFF
        state ^= state >> 17
        state ^= state << 5 & 0xFFFFFFFF
        out.append(state >> 24)
    return Image.frombytes("RGB", (w, h), bytes(out))


photos = []
for name in ["astronaut.png", "chelsea.png", "coffee.png"]:
    photo = Image.open(os.path.join(SAMPLES, name)).convert("RGB")
    for framing, image in framed(photo):
        photos.append({"photo": name, "framing": framing, "width": image.size[0],
                       "height": image.size[1], "sha256": digest(image)})
sizes = [(1, 1), (1, 9), (7, 3), (13, 200), (300, 2), (97, 89), (256, 256), (431, 77)]
targets = [(1, 1), (5, 8), (224, 224), (33, 400)]
resized = [{"from": s, "to": t, "filter": name, "sha256": digest(noise(*s).resize(t, f))}
           for s in sizes for t in targets
           for name, f in [("bilinear", Image.BILINEAR), ("nearest", Image.NEAREST)]]
json.dump({"pillow": __version__, "photos": photos, "noise": resized}, sys.stdout, indent=1)
print()
