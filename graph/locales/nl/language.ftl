# Words of the language itself.
numbers = nul één twee drie vier vijf zes zeven acht negen tien elf twaalf
