"""Points as nbgrader takes them, and as people read them."""


def clamp(points, most):
    """A Python float from 0 to `most`: nbgrader gives full points for whatever is not one."""
    points = float(points)
    return min(max(points, 0.0), float(most)) if points == points else 0.0


def show_points(points):
    """1.5, 2, 0.67: at most two digits, none that say nothing."""
    return f"{points:.2f}".rstrip("0").rstrip(".")
