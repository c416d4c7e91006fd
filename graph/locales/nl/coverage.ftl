# Hoe volledig het bekende is.
coverage-find-use = Van { WORDS($number) } van de { WORDS($total) } provincies is niet bekend of zij { $instrument } gebruiken.
coverage-find-parts = Van { $whole } zijn { WORDS($known) } van de { $total } onderdelen bekend.
coverage-find-winners = Van { $number } van de { $total } challenges en aanbestedingen is geen winnaar bij naam bekend.
coverage-find-parties = Van { WORDS($number) } van de { $total } { $kind } zijn geen partijen bekend.
coverage-find-told = Over { $told } van de { $total } { $kind } is meer bekend dan wat het register zegt; over de andere nog niets.
coverage-find-old = Van { $number } moties, voornemens en verzoeken van meer dan zes jaar geleden is niet bekend wat ervan is gekomen.
