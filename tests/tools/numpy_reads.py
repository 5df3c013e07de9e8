# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Reads with numpy what the example `convert` writes, and writes with numpy what it reads.

    numpy_reads.py PROGRAM...

PROGRAM is the command that runs convert. Ends with 77, which says that the test is skipped, where numpy is not installed.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

try:
    import numpy
except ImportError:
    print('skipped: numpy is not installed')
    sys.exit(77)

DTYPES = ['?', 'i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8', 'f2', 'f4', 'f8', 'c8', 'c16']


def arrays():
    made = {}
    for code in DTYPES:
        values = numpy.arange(24).reshape(2, 3, 4) % 7 - (0 if code[0] in '?u' else 3)
        made['scope/' + code.replace('?', 'bool')] = values.astype(code)
        made['scalar_' + code.replace('?', 'bool')] = numpy.array(1, code)
    made['none'] = numpy.zeros((3, 0), 'f4')
    made['names of ä'] = numpy.array([numpy.nan, numpy.inf, -0.0, 5e-324])
    return made


def safetensors(path):
    """The arrays of a safetensors file, read by its description."""
    names = {'BOOL': '?', 'F16': 'f2', 'F32': 'f4', 'F64': 'f8', 'C64': 'c8'}
    names.update({kind + str(bits): code + str(bits // 8) for kind, code in (('I', 'i'), ('U', 'u')) for bits in (8, 16, 32, 64)})
    data = path.read_bytes()
    length = int.from_bytes(data[:8], 'little')
    found = {}
    for name, row in json.loads(data[8:8 + length]).items():
        if name != '__metadata__':
            begin, end = row['data_offsets']
            found[name] = numpy.frombuffer(data[8 + length + begin:8 + length + end], names[row['dtype']]).reshape(row['shape'])
    return found


def same(found, expected):
    assert sorted(found) == sorted(expected), (sorted(found), sorted(expected))
    for name, array in expected.items():
        other = found[name]
        assert other.dtype == array.dtype and other.shape == array.shape, (name, other.dtype, other.shape)
        assert other.tobytes() == numpy.ascontiguousarray(array).tobytes(), name


def main():
    program = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        def convert(*arguments):
            subprocess.run(program + [str(each) for each in arguments], check=True, stdout=subprocess.PIPE)

        made = arrays()
        numpy.savez(folder / 'stored.npz', **made)
        numpy.savez_compressed(folder / 'deflated.npz', **made)
        other_order = {key: numpy.array(value, value.dtype.newbyteorder('>'), order='F') for key, value in made.items()}
        numpy.savez(folder / 'other.npz', **other_order)
        for source in ('stored', 'deflated', 'other'):
            convert(folder / (source + '.npz'), folder / 'again.npz')
            same(dict(numpy.load(folder / 'again.npz')), made)
            assert zipfile.ZipFile(folder / 'again.npz').testzip() is None
            convert(folder / (source + '.npz'), folder / 'm.ckpt-1')  # through a bundle
            convert(folder / 'm.ckpt-1', folder / 'back.npz')
            same(dict(numpy.load(folder / 'back.npz')), made)
        few = {key: value for key, value in made.items() if value.dtype != numpy.dtype('c16')}
        numpy.savez(folder / 'few.npz', **few)
        convert(folder / 'few.npz', folder / 'm.safetensors')
        same(safetensors(folder / 'm.safetensors'), few)
        numpy.save(folder / 'one.npy', made['scope/f4'].T)
        convert(folder / 'one.npy', folder / 'two.npy')
        assert numpy.array_equal(numpy.load(folder / 'two.npy'), made['scope/f4'].T)
    print(f'{len(made)} arrays are the same')


if __name__ == '__main__':
    main()
