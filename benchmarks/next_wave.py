"""On the real postcode file: predict the next wave, and compare with what came."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from wijkpeil.trajectories.fit import fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.prediction import predict
from wijkpeil.trajectories.scores import ArrayScores
from wijkpeil.workflow.inputs import read_inputs

EIGHTHS = 8
FOLDS = 5


@dataclass(frozen=True, slots=True)
class NextWaveRow:
    """How a prediction of one wave came out.

    Attributes
    ----------
    wave : int
    relative_to : str
        ``"nation"``: after the nation's mean move is taken off; ``"size"``: after the mean move
        of each eighth of the areas by size.
    covered80, covered95 : float
        Share of the areas whose score came inside the interval.
    eighths80, eighths95 : tuple of float
        The same per eighth of the areas, smallest first.
    error : float
        Root mean square error as a share of persistence's ("it stays as it was").
    error_mean, error_line : float
        As a share of the error of the area's own mean, and of its own least-squares line.
    error_hindsight : float
        As a share of persistence's: what least squares comes to that is fitted, per eighth, to the
        very wave that is to be predicted, in five folds of areas. About the best that any fixed
        linear combination of the scores can do.
    log_score, log_score_gaussian : float
        Mean log predictive density, and the same without heavy tails.
    """

    wave: int
    relative_to: str
    covered80: float
    covered95: float
    eighths80: tuple[float, ...]
    eighths95: tuple[float, ...]
    error: float
    error_mean: float
    error_line: float
    error_hindsight: float
    log_score: float
    log_score_gaussian: float


def next_wave(
    *, scores: np.ndarray, size: np.ndarray, waves: np.ndarray, wave: int
) -> list[NextWaveRow]:
    """Fit to the waves before `wave`, predict it, compare.

    Parameters
    ----------
    scores : ndarray, shape (n, T)
    size : ndarray, shape (n,)
    waves : ndarray of int, shape (T,)
    wave : int
    """
    last = int(np.searchsorted(waves, wave))
    past, came = scores[:, :last], scores[:, last]
    used = np.isfinite(past).any(axis=1)
    past, came, size = past[used], came[used], np.nan_to_num(size[used])
    held = ArrayScores(past)
    groups = group_areas(present=np.isfinite(past), sizes=size)
    heavy, light = (
        predict(
            fit=fit(scores=held, groups=groups, years=waves[:last], tails=tails),
            scores=held,
            wave=wave,
        )
        for tails in (True, False)
    )
    known = np.isfinite(came) & np.isfinite(past[:, -1])
    order = np.argsort(size[known], kind="stable")
    eighth = np.empty(known.sum(), dtype=int)
    eighth[order] = np.arange(known.sum()) * EIGHTHS // known.sum()
    rows = []
    for relative_to, group in (("nation", np.zeros_like(eighth)), ("size", eighth)):
        move = _group_mean(came[known] - heavy.mean[known], group)
        outcome = came.copy()
        outcome[known] -= move
        inside = {share: _inside(outcome, heavy.interval(share), known) for share in (0.80, 0.95)}
        own_mean = np.nanmean(past, axis=1)
        errors = [
            _rmse((came - guess)[known], group)
            for guess in (heavy.mean, past[:, -1], own_mean, _line(past, waves[:last], wave))
        ]
        light_outcome = came.copy()
        light_outcome[known] -= _group_mean(came[known] - light.mean[known], group)
        rows.append(
            NextWaveRow(
                wave=wave,
                relative_to=relative_to,
                covered80=float(inside[0.80].mean()),
                covered95=float(inside[0.95].mean()),
                eighths80=tuple(_by_group(inside[0.80], eighth)),
                eighths95=tuple(_by_group(inside[0.95], eighth)),
                error=errors[0] / errors[1],
                error_mean=errors[0] / errors[2],
                error_line=errors[0] / errors[3],
                error_hindsight=_hindsight(past[known], came[known], eighth, group),
                log_score=float(heavy.log_density(outcome)[known].mean()),
                log_score_gaussian=float(light.log_density(light_outcome)[known].mean()),
            )
        )
    return rows


def _group_mean(values: np.ndarray, group: np.ndarray) -> np.ndarray:
    return np.asarray((np.bincount(group, weights=values) / np.bincount(group))[group])


def _by_group(inside: np.ndarray, group: np.ndarray) -> list[float]:
    return [float(inside[group == one].mean()) for one in range(EIGHTHS)]


def _inside(
    outcome: np.ndarray, bounds: tuple[np.ndarray, np.ndarray], known: np.ndarray
) -> np.ndarray:
    low, high = bounds
    return np.asarray(((outcome > low) & (outcome < high))[known])


def _rmse(error: np.ndarray, group: np.ndarray) -> float:
    return float(np.sqrt(np.mean((error - _group_mean(error, group)) ** 2)))


def _hindsight(past: np.ndarray, came: np.ndarray, eighth: np.ndarray, group: np.ndarray) -> float:
    """Error of cross-validated least squares on the target wave, as a share of persistence's."""
    whole = np.isfinite(past).all(axis=1)
    past, came, eighth, group = past[whole], came[whole], eighth[whole], group[whole]
    past = past - np.stack([_group_mean(column, group) for column in past.T], axis=1)
    came = came - _group_mean(came, group)
    error = np.empty(len(came))
    fold = np.random.default_rng(1).integers(0, FOLDS, len(came))
    for one in range(EIGHTHS):
        for left_out in range(FOLDS):
            used = (eighth == one) & (fold != left_out)
            tried = (eighth == one) & (fold == left_out)
            weights = np.linalg.lstsq(past[used], came[used], rcond=None)[0]
            error[tried] = came[tried] - past[tried] @ weights
    return _rmse(error, group) / _rmse(came - past[:, -1], group)


def _line(past: np.ndarray, years: np.ndarray, wave: int) -> np.ndarray:
    """Extend each area's own least-squares line to `wave`."""
    present = np.isfinite(past)
    count = present.sum(axis=1)
    time = np.where(present, years - years[0], 0.0)
    score = np.where(present, past, 0.0)
    middle = time.sum(axis=1) / count
    off = np.where(present, time - middle[:, None], 0.0)
    spread = (off**2).sum(axis=1)
    slope = np.divide((off * score).sum(axis=1), spread, out=np.zeros(len(past)), where=spread > 0)
    return np.asarray(score.sum(axis=1) / count + slope * (wave - years[0] - middle))


def rows(scores: Path, sizes: Path) -> list[NextWaveRow]:
    """Predict the last two waves of a real file from the waves before each."""
    panel = read_inputs(scores, sizes=sizes)
    known = panel.sizes
    return [
        row
        for wave in panel.waves[-2:]
        for row in next_wave(
            scores=panel.values("lbm"),
            size=np.ones(len(panel.areas)) if known is None else known,
            waves=panel.waves,
            wave=int(wave),
        )
    ]
