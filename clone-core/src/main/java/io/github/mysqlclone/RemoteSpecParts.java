package io.github.mysqlclone;

import io.github.mysqlclone.server.MySqlServer;

/** What a remote spec is made of, each part with its own rules; here are those between parts. */
record RemoteSpecParts(
        SpecDonor donor, SpecTarget target, SslClause ssl, SpecAfterRestart afterRestart, SpecLimits limits) {

    static RemoteSpecParts from(String host, int port) {
        return new RemoteSpecParts(
                SpecDonor.at(host, port),
                SpecTarget.Replace.IF_EMPTY,
                SslClause.PREFERRED,
                SpecAfterRestart.UNSET,
                SpecLimits.DEFAULTS);
    }

    RemoteSpecParts with(SpecDonor newDonor) {
        return new RemoteSpecParts(newDonor, target, ssl, afterRestart, limits);
    }

    RemoteSpecParts with(SpecTarget newTarget) {
        return new RemoteSpecParts(donor, newTarget, ssl, afterRestart, limits);
    }

    RemoteSpecParts with(SslClause newSsl) {
        return new RemoteSpecParts(donor, target, newSsl, afterRestart, limits);
    }

    RemoteSpecParts with(SpecLimits newLimits) {
        return new RemoteSpecParts(donor, target, ssl, afterRestart, newLimits);
    }

    /** Nothing restarts for a copy in a directory. */
    RemoteSpecParts intoDirectory(String path) {
        afterRestart.requireUnset();
        return with(target.intoDirectory(path));
    }

    /** Take the part that this step of the spec has changed. */
    RemoteSpecParts with(String step, SpecAfterRestart changed) {
        if (target.directory().isPresent()) {
            throw SpecRules.excluded(step, "dataDirectory");
        }
        return new RemoteSpecParts(donor, target, ssl, changed, limits);
    }

    /** Require all that a session on this server needs. */
    void readyToOpen(RemoteCloneSpec whole, MySqlServer recipient) {
        SpecRules.readyToOpen(donor, afterRestart, limits.preparation(), recipient);
        SpecPreparationRules.readyToOpen(whole, donor.server(), recipient);
    }
}
