"""What is stored of articles and of the work on them, how it is read and how it is written."""
