"""Courses and verdicts: how fast, how right, and how well the next wave is told."""

from functools import partial

from benchmarks import next_wave, peers, sequences, speed, truth
from benchmarks.table import means, percent, table
from benchmarks.topic import PC4, SIZES, Asked, LeftOut, Section

AREAS = (14_000, 50_000, 250_000)
MADE_UP = {"country": "country with planted changes", "plain": "nothing planted"}


def speed_section(_asked: Asked) -> Section:
    """Time the way from Parquet to verdicts."""
    return "From Parquet to verdicts", table(
        [speed.measure(areas) for areas in AREAS],
        {
            "areas x 9 waves x 6 scores": lambda row: f"{row['areas']:,.0f}",
            "seconds": lambda row: f"{row['seconds']:.2f}",
            "peak MB": lambda row: f"{row['megabytes']:.0f}",
            "microseconds per area": lambda row: f"{1e6 * row['seconds'] / row['areas']:.0f}",
        },
    )


def sequence_section(_asked: Asked) -> Section:
    """Time the sequence typology."""
    return "Sequences of classes", table(
        sequences.rows(),
        {
            "what": lambda row: row.name,
            "seconds": lambda row: f"{row.seconds:.2f}",
            "MB": lambda row: f"{row.megabytes:.0f}",
            "peer": lambda row: row.peer,
        },
    )


def peer_section(_asked: Asked) -> Section:
    """Compare with a peer in the same run, where one is installed."""
    found = peers.rows()
    if not found:
        raise LeftOut("no peer is installed (pip install giddy)")
    return "A peer in the same run", table(
        found,
        {
            "what": lambda row: row[0],
            "seconds": lambda row: f"{row[1]:.4f}",
            "giddy": lambda row: f"{row[2]:.4f}",
            "ratio": lambda row: f"{row[1] / row[2]:.4f}",
        },
    )


def truth_section(asked: Asked) -> Section:
    """Compare verdicts and intervals with simulated truth."""
    found = truth.rows(asked.countries(5))
    rows = [{"name": MADE_UP[name], "seeds": len(one), **means(one)} for name, one in found.items()]
    shares = {
        "wrong sign": "wrong",
        "promised": "promised",
        "below the minimum": "short",
        "raw rule: wrong sign": "raw_wrong",
        "80% holds": "covered80",
        "95% holds": "covered95",
        "95% bands hold": "band95",
        "movers found": "found",
        "raw rule at the same error": "raw_found",
    }
    return f"Against simulated truth, {truth.START} to {truth.END}", table(
        rows,
        {
            "made-up data": lambda row: f"{row['name']} (mean of {row['seeds']} seeds)",
            "areas called": lambda row: f"{row['verdicts']:.0f}",
            **{head: partial(_share, key) for head, key in shares.items()},
        },
    )


def _share(key: str, row: dict[str, float]) -> str:
    return percent(row[key])


def next_wave_section(asked: Asked) -> Section:
    """Compare predictions of the real postcode file with the waves that came."""
    pc4, sizes = asked.real_files(PC4, SIZES)
    return "The next wave, on the real postcode file", table(
        next_wave.rows(pc4, sizes),
        {
            "wave": lambda row: row.wave,
            "relative to": lambda row: row.relative_to,
            "80% holds": lambda row: percent(row.covered80),
            "95% holds": lambda row: percent(row.covered95),
            "eighths, 80%": lambda row: _span(row.eighths80),
            "eighths, 95%": lambda row: _span(row.eighths95),
            "error / persistence": lambda row: f"{row.error:.3f}",
            "error / own mean": lambda row: f"{row.error_mean:.3f}",
            "error / own line": lambda row: f"{row.error_line:.3f}",
            "hindsight / persistence": lambda row: f"{row.error_hindsight:.3f}",
            "log score": lambda row: f"{row.log_score:.3f}",
            "above Gaussian": lambda row: f"{row.log_score - row.log_score_gaussian:+.3f}",
        },
    )


def _span(shares: tuple[float, ...]) -> str:
    return f"{100 * min(shares):.0f}–{100 * max(shares):.0f}"
