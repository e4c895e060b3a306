package io.github.mysqlclone.internal.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file that fails as no disk can be made to fail on demand, once it has done each thing as often as it is let. */
final class SickChannel extends FileChannel {

    private final FileChannel healthy;
    private int forces;
    private int truncations;
    private int writes;

    SickChannel(FileChannel healthy, int forces, int truncations, int writes) {
        this.healthy = healthy;
        this.forces = forces;
        this.truncations = truncations;
        this.writes = writes;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        if (forces-- <= 0) {
            throw new IOException("no force");
        }
        healthy.force(metaData);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        if (truncations-- <= 0) {
            throw new IOException("no truncation");
        }
        healthy.truncate(size);
        return this;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (writes-- <= 0) {
            throw new IOException("no write");
        }
        return healthy.write(source);
    }

    @Override
    public long size() throws IOException {
        return healthy.size();
    }

    @Override
    public long position() throws IOException {
        return healthy.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        healthy.position(newPosition);
        return this;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return healthy.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return healthy.read(targets, offset, length);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return healthy.read(target, position);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        healthy.close();
    }
}
