SELECT block.paper, block.starts, block.ends, block.page, block.words
FROM block
WHERE block.serial = :serial;
