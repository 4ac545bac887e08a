UPDATE finding SET accepted_as = NULL
WHERE accepted_as IN (SELECT value FROM json_each(?2))
  AND paper NOT IN (SELECT value FROM json_each(?1));
