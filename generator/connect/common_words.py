"""Words that say nothing of what an article is about: English function words and the everyday words of reporting."""

from __future__ import annotations

from generator.connect.word_lists import words as listed

FUNCTION_WORDS = listed(
    """
    a about above across after again against ago all almost along already also although always am amid among an and another any anyone
    anything are around as at away back be became because become been before behind being below between both but by can cannot could despite
    did do does doing done down due during each either else enough even ever every everyone few first for former from further had has have
    having he her here hers herself him himself his how however i if in indeed instead into is it its itself just last later latter least less
    let like many may me meanwhile might mine more moreover most much must my myself near neither never next no nobody none nor not nothing
    now of off often on once one only onto or other others our ours out outside over own per perhaps please quite rather really same second
    several shall she should since so some someone something soon still such than that the their theirs them themselves then there therefore
    these they third this those though three through throughout thus to together too toward towards two under unless until up upon us use very
    via was we well were what whatever when where whether which while who whom whose why will with within without would yet you your yours
    """
)

REPORTING_WORDS = listed(
    """
    accord according add announce ask believe call claim come comment continue day end expect fact fall find follow get give go good group
    happen help hold hour include issue it keep know large lead leave long look lot make man matter mean member million minute month morning
    move mr mrs ms need new news night number old part people percent person place plan point put question reach read remain report right run
    say see seem set show sign source spokesman spokesperson spokeswoman start state statement story take tell thing think time today told
    tomorrow tonight try turn want way week woman word work world write year yesterday monday tuesday wednesday thursday friday saturday
    sunday january february march april june july august september october november december
    """
)

COMMON_WORDS = FUNCTION_WORDS | REPORTING_WORDS
