"""Prints what lesson 8 prints, computed with NumPy.

    python3 numpy-race.py seed=1 > numpy-race/seed=1.txt            # as committed, NumPy 1.24.2
    python3 numpy-race.py seed=2 budget=20 > numpy-race/seed=2,budget=20.txt

All searches of one optimizer run at once: arrays are (settings, starts).
"""
import sys

import numpy as np

np.seterr(all="ignore")


def rosenbrock(x, y):
    along, across = 1.0 - x, y - x * x
    return (along * along + 100.0 * (across * across),
            -2.0 * (1.0 - x) - 400.0 * x * across, 200.0 * across)


def himmelblau(x, y):
    first, second = x * x + y - 11.0, x + y * y - 7.0
    return (first * first + second * second,
            4.0 * x * first + 2.0 * second, 2.0 * first + 4.0 * y * second)


PROBLEMS = {"rosenbrock": (rosenbrock, [(-2.0, 2.0), (-1.0, 3.0)]),
            "himmelblau": (himmelblau, [(-5.0, 5.0), (-5.0, 5.0)])}
NAMES = ["gradient descent", "momentum", "AdaGrad", "RMSProp", "Adam"]
DIVERGED = 1e300


def search(name, problem, settings, starts, budget):
    """The values, (budget, settings, starts), DIVERGED from where a search diverged."""
    a, d, d2 = (np.array(column)[:, None] for column in zip(*settings))
    at = [np.tile(starts[:, i], (len(settings), 1)) for i in range(2)]
    m, v = ([np.zeros_like(at[0]), np.zeros_like(at[0])] for _ in range(2))
    power, power2 = np.ones_like(a), np.ones_like(a)
    lost = np.zeros(at[0].shape, bool)
    values = np.empty((budget,) + at[0].shape)
    for t in range(budget):
        _, *gradient = problem(*at)
        power, power2 = power * d, power2 * d2
        for i, g in enumerate(gradient):
            lost |= ~np.isfinite(g)
            if name == "gradient descent":
                at[i] = at[i] - a * g
            elif name == "momentum":
                v[i] = v[i] * d + g
                at[i] = at[i] - a * v[i]
            elif name == "Adam":
                m[i] = m[i] * d + g * (1.0 - d)
                v[i] = v[i] * d2 + (g * g) * (1.0 - d2)
                at[i] = at[i] - a * (m[i] / (1.0 - power)) / (
                    1e-8 + np.sqrt(v[i] / (1.0 - power2)))
            else:
                v[i] = v[i] + g * g if name == "AdaGrad" else v[i] * d + (g * g) * (1.0 - d)
                at[i] = at[i] - a / (1e-8 + np.sqrt(v[i])) * g
        value = problem(*at)[0]
        lost |= ~(np.isfinite(value) & np.isfinite(at[0]) & np.isfinite(at[1]))
        values[t] = np.where(lost, DIVERGED, value)
    return values


def settings(smallest, largest, per_decade, decays):
    sizes = 1 + round(per_decade * np.log10(largest / smallest))
    return [(smallest * 10.0 ** (k / per_decade), *d) for d in decays for k in range(sizes)]


def decays_text(name, s):
    return {"momentum": "momentum %g" % s[1], "RMSProp": "rho %g" % s[1],
            "Adam": "betas %g, %g" % s[1:]}.get(name, "none")


def value_text(value):
    return "%.3g" % value if value < DIVERGED else "diverged"


def main(budget=200, start_x=-1.2, start_y=1.0, smallest=1e-4, largest=10.0, momentum=0.9,
         rho=0.99, beta1=0.9, beta2=0.999, seed=1, tuning_starts=20, starts=25,
         objective="rosenbrock"):
    problem, bounds = PROBLEMS[objective]

    def sweep(name, tried, from_where):
        values = search(name, problem, tried, from_where, budget)
        scores = np.median(values[budget - (budget + 3) // 4:].max(axis=0), axis=1)
        return tried[int(np.argmin(scores))]

    def run(name, setting, from_where):
        return search(name, problem, [setting], from_where, budget)[-1, 0]

    def edge(s):
        return "  (edge of the sweep)" if s[0] < smallest * 1.001 or s[0] > largest / 1.001 else ""

    def place(ends, k):
        return 1 + int(np.sum(ends < ends[k]))

    first = np.array([[start_x, start_y]])
    given = [(0.0, 0.0), (momentum, 0.0), (0.0, 0.0), (rho, 0.0), (beta1, beta2)]
    best = [sweep(n, settings(smallest, largest, 4, [d]), first) for n, d in zip(NAMES, given)]
    ends = np.array([run(n, s, first)[0] for n, s in zip(NAMES, best)])
    print("%-17s %-18s %-10s %-12s %s" % ("", "decay rates", "step size", "f at the end", "place"))
    for k, (name, s) in enumerate(zip(NAMES, best)):
        print("%-17s %-18s %-10.3g %-12s %d%s" % (name, decays_text(name, s), s[0],
                                                  value_text(ends[k]), place(ends, k), edge(s)))
    for other in 0.9, 0.98, 0.99, 0.995, 0.999:
        s = sweep("RMSProp", settings(smallest, largest, 4, [(other, 0.0)]), first)
        ends[3] = run("RMSProp", s, first)[0]
        print("rho %-6g step size %-8.3g f = %-10s place %d" % (other, s[0], value_text(ends[3]),
                                                                place(ends, 3)))

    random = np.random.RandomState(seed)
    low, high = np.array(bounds).T
    tuning = low + random.rand(tuning_starts, 2) * (high - low)
    track = low + random.rand(starts, 2) * (high - low)
    none = settings(smallest, largest, 48, [(0.0, 0.0)])
    one = settings(smallest, largest, 4, [(d, 0.0) for d in (
        0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999)])
    pairs = settings(smallest, largest, 4, [(b1, b2) for b1 in (0.8, 0.9, 0.95)
                                            for b2 in (0.8, 0.9, 0.99, 0.999)])
    best = [sweep(n, t, tuning) for n, t in zip(NAMES, [none, one, none, one, pairs])]
    ends = np.array([run(n, s, track) for n, s in zip(NAMES, best)])  # (5, starts)
    print("%-17s %-18s %-10s %-35s %s" % ("", "", "", "f at the end: quartiles,",
                                          "starts that"))
    print("%-17s %-18s %-10s %-11s %-11s %-11s %s" % ("", "decay rates", "step size", "lower",
                                                      "median", "upper", "diverged"))
    for name, s, row in zip(NAMES, best, ends):
        q = [value_text(v) for v in np.percentile(row, [25, 50, 75])]
        print("%-17s %-18s %-10.3g %-11s %-11s %-11s %d%s" % (
            name, decays_text(name, s), s[0], *q, np.sum(row == DIVERGED), edge(s)))
    print("\nfrom %-3d starts   1st  2nd  3rd  4th  5th" % starts)
    for k, name in enumerate(NAMES):
        places = [place(ends[:, i], k) for i in range(starts)]
        print("%-17s %4d %4d %4d %4d %4d" % (name, *(places.count(p) for p in range(1, 6))))


if __name__ == "__main__":
    given = dict(argument.split("=") for argument in sys.argv[1:])
    main(**{name: value if name == "objective" else
            float(value) if any(c in value for c in ".e") else int(value)
            for name, value in given.items()})
