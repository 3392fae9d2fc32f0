"""Fits one model of scikit-learn or xgboost on the columns in a folder, and prints what it took and how good it is as JSON."""
import json
import resource
import sys
import time

import numpy
from sklearn.metrics import log_loss, roc_auc_score

task, contender, folder = sys.argv[1:4]
rows, test, columns = (int(number) for number in sys.argv[4:7])


def read(name, length):
    cells = numpy.fromfile(f"{folder}/{name}.f64", dtype=numpy.float64).reshape(columns + 1, length)
    return numpy.ascontiguousarray(cells[:columns].T), cells[columns].copy()


def fit_sklearn(X, y):
    import sklearn

    if task == "logistic":
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=numpy.inf, solver="newton-cholesky", tol=1e-8)
    elif task == "tree":
        from sklearn.tree import DecisionTreeClassifier

        model = DecisionTreeClassifier(max_depth=8, min_samples_leaf=50, random_state=1)
    else:
        from sklearn.ensemble import HistGradientBoostingClassifier

        model = HistGradientBoostingClassifier(
            max_iter=100, max_leaf_nodes=31, learning_rate=0.1, early_stopping=False, l2_regularization=1.0, random_state=1
        )
    begin = [time.process_time(), time.perf_counter()]
    model.fit(X, y)
    return sklearn.__version__, begin, lambda Z: model.predict_proba(Z)[:, 1]


def fit_xgboost(X, y):
    import xgboost

    settings = {
        "tree_method": "hist", "grow_policy": "lossguide", "max_leaves": 31, "max_depth": 0, "eta": 0.1, "lambda": 1.0,
        "min_child_weight": 1.0, "max_bin": 256, "objective": "binary:logistic", "nthread": 1, "seed": 1,
    }
    begin = [time.process_time(), time.perf_counter()]
    booster = xgboost.train(settings, xgboost.QuantileDMatrix(X, y, nthread=1, max_bin=256), num_boost_round=100)
    return xgboost.__version__, begin, lambda Z: booster.predict(xgboost.DMatrix(Z, nthread=1))


X, y = read("train", rows)
version, begin, predict = (fit_xgboost if contender == "xgboost" else fit_sklearn)(X, y)
cpu, wall = time.process_time() - begin[0], time.perf_counter() - begin[1]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
Z, outcome = read("test", test)
told = predict(Z).astype(numpy.float64)
print(json.dumps({
    "version": version, "cpuSeconds": cpu, "seconds": wall, "peakMegabytes": peak,
    "auc": float(roc_auc_score(outcome, told)), "logLoss": float(log_loss(outcome, told)),
}))
