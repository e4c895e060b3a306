package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.preflight.DiskSpaceProbe.FileSystemSpace;

/**
 * The room where the files of a clone will lie.
 *
 * @param data for tablespaces
 * @param undo for undo tablespaces
 * @param redo for the redo log
 */
public record DiskSpace(FileSystemSpace data, FileSystemSpace undo, FileSystemSpace redo) {}
