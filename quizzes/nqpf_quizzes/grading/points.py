"""Points as nbgrader takes them, and as people read them."""


def clamp(points, most):
    """A Python float from 0 to `most`: nbgrader gives full points for whatever is not one.

    >>> [clamp(points, 2) for points in (1, -1, 3, float("nan"))]
    [1.0, 0.0, 2.0, 0.0]
    """
    points = float(points)
    return min(max(points, 0.0), float(most)) if points == points else 0.0


def show_points(points):
    """At most two digits, none that say nothing.

    >>> [show_points(points) for points in (1.5, 2.0, 2 / 3)]
    ['1.5', '2', '0.67']
    """
    return f"{points:.2f}".rstrip("0").rstrip(".")
