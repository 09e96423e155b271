"""What helped: effects of interventions and shocks, with the guards that say how sure that is.

This room is pure: arrays in, frozen results out. By convention of the whole room ``outcomes`` is
an array [units, waves] with NaN where a wave is missing; ``years`` [waves] are the real years of
the waves, which are uneven; ``start`` [units] is the index of the first treated wave, -1 for a unit
that was never treated.
"""
