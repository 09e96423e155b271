"""The rule: how high the evidence may reach at each grade of each point."""

from dataclasses import dataclass

from wijkpeil.effects.levels import Level
from wijkpeil.language import N_


@dataclass(frozen=True, slots=True)
class Cell:
    """What one grade of one point does to the verdict.

    Attributes
    ----------
    effect : str
        The highest level of a claim that there is an effect.
    none : str
        The highest level of a claim that no effect is larger than X.
    maryland : int
        The highest step of the Maryland scale.
    sentence : str
        To be translated where it is shown.
    """

    effect: Level
    none: Level
    maryland: int
    sentence: str


# fmt: off
TABLE: dict[str, dict[str, Cell]] = {
    "design": {
        "by lot": Cell("strong", "strong", 5,
            N_("The areas were drawn by lot.")),
        "at a border": Cell("strong", "strong", 4,
            N_("Areas on both sides of a border or cut-off were compared.")),
        "compared over time": Cell("strong", "strong", 3,
            N_("The change was compared with that of areas that were as bad.")),
        "compared": Cell("weak", "weak", 2,
            N_("The areas were compared with others that were not as bad.")),
        "before and after": Cell("can't tell", "can't tell", 1,
            N_("There are no areas to compare with.")),
    },
    "selection": {
        "same without that wave": Cell("strong", "strong", 5,
            N_("The effect is the same without the wave at which the areas were chosen.")),
        "not told": Cell("weak", "weak", 3,
            N_("It isn't recorded at which wave the areas were chosen, so going back to normal "
               "can't be ruled out.")),
        "no areas as bad": Cell("weak", "weak", 2,
            N_("No untreated areas were as bad when the areas were chosen.")),
        "differs": Cell("can't tell", "can't tell", 2,
            N_("The effect differs with and without the wave at which the areas were chosen: "
               "going back to normal explains it as well.")),
    },
    "treated": {
        "ten or more": Cell("strong", "strong", 5,
            N_("Ten or more areas were treated.")),
        "two to nine": Cell("reasonable", "reasonable", 5,
            N_("Fewer than ten areas were treated: chance was judged by permutation only.")),
        "one": Cell("weak", "weak", 5,
            N_("One area was treated: anything else that happened there counts as effect.")),
    },
    "chance": {
        "below 5%": Cell("strong", "strong", 5,
            N_("Chance alone gives such a difference less than once in twenty.")),
        "below 5% before counting looks": Cell("weak", "strong", 5,
            N_("Chance alone gives such a difference less than once in twenty, but not if it is "
               "counted how many differences were looked at.")),
        "below 10%": Cell("weak", "strong", 5,
            N_("Chance alone gives such a difference once in ten to twenty.")),
        "10% or more": Cell("can't tell", "strong", 5,
            N_("Chance alone gives such a difference in one of ten cases or more often.")),
    },
    "break_even": {
        "as large as before": Cell("strong", "strong", 5,
            N_("The effect stands even if the areas part from the others as much as they ever did "
               "before.")),
        "half as large": Cell("reasonable", "strong", 5,
            N_("The effect stands if the areas part from the others half as much as they ever did "
               "before, not if as much.")),
        "hardly any": Cell("weak", "strong", 5,
            N_("The effect is gone if the areas part from the others half as much as they ever "
               "did before.")),
        "not known": Cell("weak", "weak", 5,
            N_("How much the areas may part from the others can't be told: too few waves before.")),
        "none": Cell("can't tell", "strong", 5,
            N_("The interval holds zero even if the areas went exactly like the others.")),
    },
    "pretrend": {
        "none seen": Cell("strong", "strong", 5,
            N_("Before the start the areas went like the others, and a difference that matters "
               "would have been seen.")),
        "none seen, test blind": Cell("reasonable", "reasonable", 5,
            N_("Before the start no difference in course is seen, but one that explains all might "
               "have been missed.")),
        "seen": Cell("weak", "weak", 2,
            N_("Before the start the areas already took another course.")),
        "not known": Cell("weak", "weak", 3,
            N_("Courses before the start can't be compared: too few waves.")),
    },
    "displacement": {
        "rings clean": Cell("strong", "strong", 5,
            N_("Areas around them did not change along.")),
        "net effect holds": Cell("reasonable", "reasonable", 5,
            N_("Areas around them changed along; with them counted the effect holds.")),
        "not looked at": Cell("reasonable", "reasonable", 5,
            N_("Whether problems moved to areas around them was not looked at.")),
        "net effect gone": Cell("weak", "can't tell", 5,
            N_("With the areas around them counted, too little is left to call.")),
    },
    "anticipation": {
        "dealt with": Cell("strong", "strong", 5,
            N_("The comparison starts from before the announcement.")),
        "announcement not known": Cell("reasonable", "reasonable", 5,
            N_("It isn't recorded when it was announced; the announcement itself may have acted.")),
        "compared from after it": Cell("reasonable", "reasonable", 5,
            N_("The comparison starts from after the announcement, which may itself have acted.")),
        "moved before the start": Cell("reasonable", "reasonable", 5,
            N_("The areas already moved between the announcement and the start.")),
    },
    "overlap": {
        "none or clean the same": Cell("strong", "strong", 5,
            N_("No other programme explains it.")),
        "not looked at": Cell("reasonable", "reasonable", 5,
            N_("Whether other programmes ran at the same time was not looked at.")),
        "clean differs": Cell("weak", "weak", 3,
            N_("In areas without another programme the effect is different.")),
        "no clean areas": Cell("weak", "weak", 2,
            N_("Every area also had another programme: this is what they did together.")),
    },
    "instrument": {
        "one edition and borders": Cell("strong", "strong", 5,
            N_("All waves are of one edition, on one set of borders.")),
        "changed": Cell("can't tell", "can't tell", 1,
            N_("Editions or borders were mixed, so a change may be one of measuring.")),
    },
    "composition": {
        "residents the same": Cell("strong", "strong", 5,
            N_("The residents hardly changed more than elsewhere.")),
        "not looked at": Cell("reasonable", "reasonable", 5,
            N_("Whether other people came to live there was not looked at.")),
        "residents changed": Cell("reasonable", "reasonable", 5,
            N_("Other people came to live there: the place changed, the people who lived there "
               "need not have gained.")),
    },
    "estimators": {
        "two agree": Cell("strong", "strong", 5,
            N_("Two ways of estimating point the same way.")),
        "one": Cell("reasonable", "reasonable", 5,
            N_("Only one way of estimating was used.")),
        "disagree": Cell("can't tell", "can't tell", 5,
            N_("Two ways of estimating point in opposite directions.")),
    },
    "power": {
        "enough": Cell("strong", "strong", 5,
            N_("An effect that matters would have been found four times in five.")),
        "too little, yet larger than that": Cell("reasonable", "can't tell", 5,
            N_("An effect that only just matters would often be missed; what was found is larger "
               "than what would be missed.")),
        "too little": Cell("can't tell", "can't tell", 5,
            N_("An effect that matters would too often be missed, and what is found too often "
               "looks larger than it is.")),
    },
}
# fmt: on
"""By point and grade, in the order of :class:`.grades.Grades`."""
