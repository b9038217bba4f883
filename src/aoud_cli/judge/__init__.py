"""From claims to answers, by docs/rules.md. Pure: no clock, no file, no text for people.

Read it in the order of the rules: `public` (which claims count), `evidence` (which facts stand),
`ladder` (what steps prove about each other), `window` (when a step was taken, and by which source),
`values`, `predictions` (the fate of plans and guesses), `outlook` (what to expect) with `shaken`
for plans that stood on one that failed, and `cancelled`. `milestones` leads the steps through all
of these, `assess` puts everything together, and `answer` is what comes out. `forecast` is no rule:
it adds up how long other seasons took.
"""
