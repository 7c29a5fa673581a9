"""How alike a sentence is to what the model teaches, by its letters and words and by what it means."""

from collections.abc import Callable, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import RidgeClassifier
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

#: What a standard deviation of a classifier's votes counts beside the likeness to the nearest sample (0 to 1).
VOTE, MEANT = 0.1, 0.07

#: Sentences, and the label of each.
Labelled = tuple[Sequence[str], Sequence[str]]

#: Sentences → a vector for each.
Vectors = Callable[[Sequence[str]], np.ndarray]


class Similarity:
    """Scores labels for a sentence: its likeness to a label's nearest sample, and a linear classifier's vote.

    The nearest sample alone is fooled by a shared frame ("how long does the …"), the classifier alone by a rare word;
    together they were right more often than either on every question set that we have. The same is done once by
    letters and words and, where there are `vectors`, once by meaning, and both count alike. By meaning only the `bare`
    sentences are compared, of which every label has one.
    """

    def __init__(
        self, taught: Labelled, bare: Labelled, *, word: str, vectors: tuple[Vectors, Vectors] | None = None
    ) -> None:
        self.labels: list[str] = sorted(set(taught[1]))
        position = {label: index for index, label in enumerate(self.labels)}
        self._letters = _Letters(taught[0], np.array([position[label] for label in taught[1]]), word)
        places = np.array([position[label] for label in bare[1]])
        self._meaning = _Meaning(bare[0], places, *vectors) if vectors else None

    def best_score(self, sentences: Sequence[str], meant: str) -> tuple[np.ndarray, np.ndarray]:
        """For every label the score of the wording that it suits best, and the index of its nearest sample.

        `meant` is the wording to take the meaning of, which is one for all of them.
        """
        scored = [self._letters.score(sentence) for sentence in sentences]
        scores = np.stack([scores for scores, _ in scored])
        wording = scores.argmax(axis=0)
        nearest = np.stack([nearest for _, nearest in scored])
        columns = np.arange(scores.shape[1])
        return self._with_meaning(scores[wording, columns], meant), nearest[wording, columns]

    def score(self, sentence: str) -> tuple[np.ndarray, np.ndarray]:
        """The same of one wording."""
        return self.best_score([sentence], sentence)

    def _with_meaning(self, scores: np.ndarray, meant: str) -> np.ndarray:
        """Words of which none is known mean nothing to us, whatever they mean elsewhere: they may be misheard."""
        if self._meaning is None or not self.known(meant):
            return scores
        both: np.ndarray = (scores + self._meaning.score(meant)) / 2
        return both

    def known(self, sentence: str) -> float:
        """The share of the sentence's words that occur in any sample, 0 to 1."""
        return self._letters.known(sentence)


class _Letters:
    """Likeness by the letters and words that two sentences share."""

    def __init__(self, sentences: Sequence[str], places: np.ndarray, word: str) -> None:
        words = TfidfVectorizer(
            ngram_range=(1, 2), token_pattern=word, strip_accents="unicode", sublinear_tf=True, dtype=np.float32
        )
        letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), strip_accents="unicode", sublinear_tf=True, dtype=np.float32
        )
        self._grams = FeatureUnion(
            [("words", words), ("letters", letters)], transformer_weights={"words": 0.4**0.5, "letters": 0.6**0.5}
        )
        samples: csr_matrix = self._grams.fit_transform(sentences).tocsr()
        self._by_gram = samples.T.tocsr()
        self._parted = words.build_tokenizer()
        self._plain = words.build_preprocessor()
        self._vocabulary = set(words.vocabulary_)
        self._classifier = LinearSVC(C=1.0, class_weight="balanced", random_state=0).fit(samples, places)
        self._classifier.coef_ = self._classifier.coef_.astype(np.float32)
        self._places = places
        self._count = len(self._classifier.classes_)

    def score(self, sentence: str) -> tuple[np.ndarray, np.ndarray]:
        """For every label its score, and the index of its nearest sample."""
        grams = self._grams.transform([sentence])
        likeness = (grams @ self._by_gram).toarray().ravel()
        order = np.argsort(likeness, kind="stable")
        nearest = np.zeros(self._count, dtype=int)
        nearest[self._places[order]] = order
        return likeness[nearest] + VOTE * _spread(self._classifier.decision_function(grams)[0]), nearest

    def known(self, sentence: str) -> float:
        words = self._parted(self._plain(sentence))
        return sum(word in self._vocabulary for word in words) / max(len(words), 1)


class _Meaning:
    """Likeness by what two sentences mean."""

    def __init__(self, sentences: Sequence[str], places: np.ndarray, kept: Vectors, encode: Vectors) -> None:
        self._encode = encode
        order = np.argsort(places, kind="stable")
        vectors = kept(sentences)
        self._samples = vectors[order]
        self._starts = np.searchsorted(places[order], np.arange(places.max() + 1))
        self._classifier = RidgeClassifier(alpha=1.0, class_weight="balanced").fit(vectors, places)

    def score(self, sentence: str) -> np.ndarray:
        """For every label its score."""
        vector = self._encode([sentence])
        likeness: np.ndarray = np.maximum.reduceat(self._samples @ vector[0], self._starts)
        return likeness + MEANT * _spread(self._classifier.decision_function(vector)[0])


def _spread(votes: np.ndarray) -> np.ndarray:
    """Votes in standard deviations from their mean."""
    spread: np.ndarray = (votes - votes.mean()) / votes.std()
    return spread
