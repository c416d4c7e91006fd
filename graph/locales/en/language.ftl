# Words of the language itself.
numbers = zero one two three four five six seven eight nine ten eleven twelve
