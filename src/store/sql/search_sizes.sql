SELECT block.serial, block.ends - block.starts AS bytes, block.kind = 'heading' AS is_heading
FROM json_each(?1) AS wanted
JOIN block ON block.serial = wanted.value;
