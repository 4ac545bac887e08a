SELECT block.words, place.offset
FROM block_index_places AS place
JOIN block ON block.serial = place.doc
WHERE place.term = :stem
LIMIT :most;
