// In CI the property tests draw the same cases each time: a landing must not hang on chance. Elsewhere they explore.
import fc from 'fast-check';

fc.configureGlobal({ seed: 20261121 });
