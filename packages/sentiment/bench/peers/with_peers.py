"""Runs vaderSentiment or scikit-learn on one task: with_peers.py CONTENDER TASK, TASK being a file of JSON."""
import json
import resource
import sys
import time
from importlib.metadata import version

contender, file = sys.argv[1], sys.argv[2]
with open(file, encoding="utf8") as lines:
    task = json.load(lines)
texts = task["texts"]


def cpu_seconds(run):
    before = time.process_time()
    result = run()
    return result, time.process_time() - before


def by_vader():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    scores, first = cpu_seconds(lambda: [analyzer.polarity_scores(text)["compound"] for text in texts])
    return {"version": version("vaderSentiment"), "firstCpuSeconds": first, "scores": scores}


def by_sklearn():
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    learner = LinearSVC() if "SVC" in contender else LogisticRegression(C=10, solver="liblinear")
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True), learner)
    _, first = cpu_seconds(lambda: model.fit(texts, task["labels"]))
    said, tested = cpu_seconds(lambda: model.predict(task["test"]["texts"]))
    return {
        "version": version("scikit-learn"),
        "firstCpuSeconds": first,
        "testCpuSeconds": tested,
        "said": [str(label) for label in said],
    }


told = by_vader() if contender == "vaderSentiment" else by_sklearn()
print(json.dumps({**told, "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}))
