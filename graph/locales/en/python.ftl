# What programs read that use `import samenspel`.
python-lacks = { $name } is not installed; do so with: pip install { $name }
python-no-question = ‘{ $asked }’ is no question that can be answered; look for a name with find
python-not-decided = it is not certain what ‘{ $reference }’ is; give the id or the whole name of one of the `candidates`
