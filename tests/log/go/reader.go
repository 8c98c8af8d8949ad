// A reader of our logs over Go's own note and tlog packages: it answers one question a line, "ok" or why not.
// Nothing of it comes from the office; it is built and asked by tests/log/test_go.py.
package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type question struct {
	Kind, Key, Dir    string
	Data, Leaf, Root  []byte
	Proof             [][]byte
	Index, Size, Old  int64
	OldRoot           []byte
}

// cosigner verifies signatures of kind 0x04, which Go's note package does not know.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 72 {
		return false
	}
	text := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(sig), msg)
	return ed25519.Verify(c.key, []byte(text), sig[8:])
}

func verifier(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) == 3 {
		if key, err := base64.StdEncoding.DecodeString(parts[2]); err == nil && len(key) == 33 && key[0] == 4 {
			hash, err := strconv.ParseUint(parts[1], 16, 32)
			return cosigner{parts[0], uint32(hash), ed25519.PublicKey(key[1:])}, err
		}
	}
	return note.NewVerifier(vkey)
}

func exact(text string) ([]byte, error) {
	data, err := base64.StdEncoding.Strict().DecodeString(text)
	if err == nil && base64.StdEncoding.EncodeToString(data) != text {
		err = errors.New("base64")
	}
	return data, err
}

func decimal(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err == nil && (n < 0 || strconv.FormatInt(n, 10) != text) {
		err = errors.New("decimal")
	}
	return n, err
}

func hash(data []byte) (h tlog.Hash, err error) {
	if len(data) != tlog.HashSize {
		return h, errors.New("hash length")
	}
	copy(h[:], data)
	return h, nil
}

// checkpoint opens a signed head; every signature line must be the one text of its bytes.
func checkpoint(data []byte, vkey string) (size int64, root tlog.Hash, err error) {
	v, err := verifier(vkey)
	if err != nil {
		return 0, root, err
	}
	n, err := note.Open(data, note.VerifierList(v))
	if err != nil {
		return 0, root, err
	}
	for _, sig := range append(n.Sigs, n.UnverifiedSigs...) {
		if _, err := exact(sig.Base64); err != nil {
			return 0, root, err
		}
	}
	lines := strings.Split(n.Text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return 0, root, errors.New("lines")
	}
	if _, ok := v.(cosigner); !ok && lines[0] != v.Name() {
		return 0, root, errors.New("origin")
	}
	if size, err = decimal(lines[1]); err != nil {
		return 0, root, err
	}
	decoded, err := exact(lines[2])
	if err != nil {
		return 0, root, err
	}
	root, err = hash(decoded)
	return size, root, err
}

func receipt(q question) error {
	head, rest, found := bytes.Cut(q.Data, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || lines[0] != "c2sp.org/tlog-proof@v1" || len(lines) < 2 {
		return errors.New("header")
	}
	lines = lines[1:]
	if text, ok := strings.CutPrefix(lines[0], "extra "); ok {
		if _, err := exact(text); err != nil {
			return err
		}
		lines = lines[1:]
	}
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") {
		return errors.New("index")
	}
	index, err := decimal(strings.TrimPrefix(lines[0], "index "))
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[1:] {
		data, err := exact(line)
		if err != nil {
			return err
		}
		h, err := hash(data)
		if err != nil {
			return err
		}
		proof = append(proof, h)
	}
	size, root, err := checkpoint(rest, q.Key)
	if err != nil {
		return err
	}
	if index >= size {
		return errors.New("index beyond the head")
	}
	return tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(q.Leaf))
}

type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, index := range indexes {
		if index >= int64(len(s)) {
			return nil, errors.New("no such hash")
		}
		hashes = append(hashes, s[index])
	}
	return hashes, nil
}

// wholeLog reads every published entry and compares it with the tiles and the signed head.
func wholeLog(q question) error {
	data, err := os.ReadFile(filepath.Join(q.Dir, "checkpoint"))
	if err != nil {
		return err
	}
	size, root, err := checkpoint(data, q.Key)
	if err != nil {
		return err
	}
	var kept stored
	for first := int64(0); first < size; first += 256 {
		width := min(256, size-first)
		entries, err := os.ReadFile(filepath.Join(q.Dir, path("entries", first/256, width)))
		if err != nil {
			return err
		}
		tile, err := os.ReadFile(filepath.Join(q.Dir, path("0", first/256, width)))
		if err != nil {
			return err
		}
		for n := int64(0); n < width; n++ {
			length := int(binary.BigEndian.Uint16(entries))
			leaf := entries[2 : 2+length]
			entries = entries[2+length:]
			hashes, err := tlog.StoredHashes(first+n, leaf, kept)
			if err != nil {
				return err
			}
			if !bytes.Equal(hashes[0][:], tile[32*n:32*n+32]) {
				return fmt.Errorf("leaf %d", first+n)
			}
			kept = append(kept, hashes...)
		}
		if len(entries) != 0 {
			return errors.New("more entries than stated")
		}
	}
	found, err := tlog.TreeHash(size, kept)
	if err == nil && found != root {
		err = errors.New("root")
	}
	return err
}

func path(kind string, n, width int64) string {
	text := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		text = fmt.Sprintf("x%03d/%s", n%1000, text)
	}
	if width < 256 {
		text = fmt.Sprintf("%s.p/%d", text, width)
	}
	return filepath.Join("tile", kind, text)
}

func treeProof(q question) error {
	var proof tlog.TreeProof
	for _, one := range q.Proof {
		h, err := hash(one)
		if err != nil {
			return err
		}
		proof = append(proof, h)
	}
	root, _ := hash(q.Root)
	old, _ := hash(q.OldRoot)
	return tlog.CheckTree(proof, q.Size, root, q.Old, old)
}

func answer(q question) error {
	switch q.Kind {
	case "receipt":
		return receipt(q)
	case "checkpoint":
		_, _, err := checkpoint(q.Data, q.Key)
		return err
	case "log":
		return wholeLog(q)
	case "consistency":
		return treeProof(q)
	}
	return errors.New("unknown question")
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var q question
		err := json.Unmarshal(lines.Bytes(), &q)
		if err == nil {
			err = answer(q)
		}
		if err != nil {
			fmt.Println(strings.ReplaceAll(err.Error(), "\n", " "))
		} else {
			fmt.Println("ok")
		}
	}
}
