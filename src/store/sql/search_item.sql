SELECT item.id AS item, item.kind, item.number,
       concat_ws(' · ', concat_ws(' ', item.lead_in, item.text), item.addressed_to, item.lead_officer, item.executive_member,
                 replace(item.tags, char(10), ', ')) AS words
FROM item
WHERE item.serial = :serial;
