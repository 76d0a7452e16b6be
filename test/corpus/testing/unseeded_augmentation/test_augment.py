import numpy as np

from augment import drop_samples, jitter


def test_jitter_keeps_the_mean():  # ! testing/unseeded-test@jitter
    signal = np.random.randn(200)  # ! testing/unseeded-test@jitter
    assert abs(jitter(signal).mean() - signal.mean()) < 0.005  # ! testing/unseeded-test@jitter


def test_drop_samples_takes_its_share():  # ! testing/unseeded-test@drop
    kept = drop_samples(np.ones(100), share=0.3)  # ! testing/unseeded-test@drop
    assert 0.65 < kept.mean() < 0.75  # ! testing/unseeded-test@drop


def test_drop_nothing():
    np.random.seed(0)
    signal = np.ones(10)
    np.testing.assert_array_equal(drop_samples(signal, share=0.0), signal)
