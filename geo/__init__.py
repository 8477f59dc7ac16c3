"""Straitwatch reads dispatches about military activity and draws maps that can be checked.

    dispatches   a file becomes a `Dispatch`: its text, and who published it when
    events       who did what, where, when, who says so, in which sentence
    features     places become geometry; what is inferred says so
    incidents    the same happening, told by several dispatches
    layers       a recipe picks features into layers
    page         one HTML file that opens from a USB stick

Every mark leads back to its sentence: `straitwatch trace ID`.
"""

__version__ = "0.1.0"
