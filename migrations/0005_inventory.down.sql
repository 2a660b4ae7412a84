drop table recipe_lines;
drop table movements;
drop table ingredients;
