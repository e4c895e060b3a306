CREATE DATABASE of_the_base;
