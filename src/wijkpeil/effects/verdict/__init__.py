"""The verdict on an effect and how sure it is, by a rule that is a table.

`grades.Grades` holds one grade for each point that is looked at; `table.TABLE` says for each grade
how high the evidence may reach; `rule.judge` takes the worst. `words` tells it all to a councillor.
"""
