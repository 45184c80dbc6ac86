"""The four stages of the tutorial with NumPy and Matplotlib, in one process: what Chalkline is measured against.

Usage: tutorial.py FOLDER [animations]

With `animations` also what the lessons draw of theirs as PNG: the last frames.
"""
import sys

import matplotlib

matplotlib.use("Agg")
import numpy as np
from matplotlib import pyplot


def objective(x, y):
    return x**2.0 + y**2.0


def derivative(x, y):
    return np.array([2.0 * x, 2.0 * y])


def rmsprop(bounds, n_iter, step_size, rho):
    np.random.seed(1)
    point = bounds[:, 0] + np.random.rand(2) * (bounds[:, 1] - bounds[:, 0])
    mean_square = [0.0, 0.0]
    points = []
    for t in range(n_iter):
        gradient = derivative(point[0], point[1])
        for i in range(2):
            mean_square[i] = mean_square[i] * rho + gradient[i] ** 2.0 * (1.0 - rho)
        point = np.array([point[i] - step_size / (1e-8 + np.sqrt(mean_square[i])) * gradient[i] for i in range(2)])
        points.append(point)
        print(">%d f(%s) = %.5f" % (t, point, objective(point[0], point[1])))
    return np.array(points)


def save(figure, name):
    figure.savefig(sys.argv[1] + "/" + name + ".png")
    pyplot.close(figure)


axis = np.arange(-1.0, 1.0, 0.1)
x, y = np.meshgrid(axis, axis)
z = objective(x, y)

surface = pyplot.figure()
surface.add_subplot(projection="3d").plot_surface(x, y, z, cmap="jet")
save(surface, "surface")

contour = pyplot.figure()
contour.add_subplot().contourf(x, y, z, levels=50, cmap="jet")
save(contour, "contour")

path = rmsprop(np.array([[-1.0, 1.0], [-1.0, 1.0]]), 50, 0.01, 0.99)
trajectory = pyplot.figure()
axes = trajectory.add_subplot()
axes.contourf(x, y, z, levels=50, cmap="jet")
axes.plot(path[:, 0], path[:, 1], ".-", color="w")
save(trajectory, "trajectory")

if "animations" in sys.argv[2:]:
    walk = np.array([-0.8, 0.9]) * 0.8 ** np.arange(20)[:, None]
    downhill = pyplot.figure()
    axes = downhill.add_subplot(projection="3d")
    axes.plot_surface(x, y, z, cmap="jet")
    axes.plot(walk[:, 0], walk[:, 1], objective(walk[:, 0], walk[:, 1]), ".-", color="k")
    save(downhill, "downhill")

    last = pyplot.figure()
    axes = last.add_subplot()
    axes.contourf(x, y, z, levels=50, cmap="jet")
    axes.plot(path[:, 0], path[:, 1], ".-", color="w")
    save(last, "walk")
