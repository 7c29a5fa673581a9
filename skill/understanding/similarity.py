"""How alike a sentence is to what the model teaches, by the letters and words that they share."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

#: What a standard deviation of the classifier's votes counts beside the likeness to the nearest sample (0 to 1).
_VOTE = 0.1


class Similarity:
    """Scores labels for a sentence: its likeness to a label's nearest sample, and a linear classifier's vote.

    The nearest sample alone is fooled by a shared frame ("how long does the …"), the classifier alone by a rare word;
    together they were right more often than either on every question set that we have.
    """

    def __init__(self, sentences: Sequence[str], labels: Sequence[str]) -> None:
        self._grams = FeatureUnion(
            [
                (
                    "words",
                    TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"[\w']+", sublinear_tf=True, dtype=np.float32),
                ),
                (
                    "letters",
                    TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, dtype=np.float32),
                ),
            ],
            transformer_weights={"words": 0.4**0.5, "letters": 0.6**0.5},
        )
        self._vocabulary = {word for sentence in sentences for word in sentence.split()}
        self._samples: csr_matrix = self._grams.fit_transform(sentences).tocsr()
        self._classifier = LinearSVC(C=1.0, class_weight="balanced", random_state=0).fit(self._samples, labels)
        self.labels: list[str] = [str(label) for label in self._classifier.classes_]
        position = {label: index for index, label in enumerate(self.labels)}
        self._label_of = np.array([position[label] for label in labels])

    def best_score(self, sentences: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """For every label the score of the wording that it suits best, and the index of its nearest sample."""
        scored = [self.score(sentence) for sentence in sentences]
        scores = np.stack([scores for scores, _ in scored])
        wording = scores.argmax(axis=0)
        nearest = np.stack([nearest for _, nearest in scored])
        columns = np.arange(scores.shape[1])
        return scores[wording, columns], nearest[wording, columns]

    def score(self, sentence: str) -> tuple[np.ndarray, np.ndarray]:
        """For every label its score, and the index of its nearest sample."""
        grams = self._grams.transform([sentence])
        likeness = (self._samples @ grams.T).toarray().ravel()
        order = np.argsort(likeness, kind="stable")
        nearest = np.zeros(len(self.labels), dtype=int)
        nearest[self._label_of[order]] = order
        votes = self._classifier.decision_function(grams)[0]
        return likeness[nearest] + _VOTE * (votes - votes.mean()) / votes.std(), nearest

    def known(self, sentence: str) -> float:
        """The share of the sentence's words that occur in any sample, 0 to 1."""
        words = sentence.split()
        return sum(word in self._vocabulary for word in words) / max(len(words), 1)
