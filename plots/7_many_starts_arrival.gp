# How many runs are below 5e-6
# A curve that stays at zero for the first iterations and then climbs toward all of the runs.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
set terminal svg size 720,521 rounded noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'
set output stem.'.svg'

set encoding utf8
set label 1 'How many runs are below 5e-6' at screen 0.53904, screen 0.95873 center font ',14'
set label 2 'runs, of 100' at screen 0.02639, screen 0.5144 center rotate by 90
set label 3 'iteration' at screen 0.53904, screen 0.03743 center
set xrange [-5:156]
set yrange [0:105]
set xtics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100, '120' 120, '140' 140) offset 0,0.35
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100)
set lmargin at screen 0.10308
set rmargin at screen 0.975
set bmargin at screen 0.11132
set tmargin at screen 0.91747
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
unset key
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# x y
$line <<EOD
1 0
2 0
3 0
4 0.5
5 1.5
6 1.5
7 1.5
8 2
9 2.5
10 3
11 4.5
12 5
13 5.5
14 6.5
15 7.5
16 9
17 10
18 10
19 11
20 11.5
21 11.5
22 12.5
23 14
24 14
25 14.5
26 16.5
27 17
28 17.5
29 18
30 19
31 19
32 19.5
33 20
34 21
35 21.5
36 22.5
37 23.5
38 24
39 24
40 25.5
41 26
42 27
43 28
44 29
45 29
46 29
47 29
48 29
49 30
50 30.5
51 31.5
52 32
53 33
54 33.5
55 34
56 34
57 35.5
58 36.5
59 37.5
60 38.5
61 39.5
62 41
63 41
64 41.5
65 42
66 43.5
67 43.5
68 44.5
69 45
70 45.5
71 45.5
72 46
73 47
74 47.5
75 49
76 49.5
77 51
78 52.5
79 53
80 53.5
81 55.5
82 57
83 57
84 57.5
85 57.5
86 58
87 60
88 60.5
89 61
90 63
91 64.5
92 65.5
93 66.5
94 67.5
95 69.5
96 70
97 71
98 71.5
99 72.5
100 73
101 74
102 74.5
103 75
104 75.5
105 76
106 76.5
107 76.5
108 78
109 79
110 81.5
111 83
112 84
113 86
114 87
115 89
116 89.5
117 90.5
118 92.5
119 93
120 94.5
121 95
122 95.5
123 97
124 98
125 98
126 99
127 99
128 99.5
129 99.5
130 100
131 100
132 100
133 100
134 100
135 100
136 100
137 100
138 100
139 100
140 100
141 100
142 100
143 100
144 100
145 100
146 100
147 100
148 100
149 100
150 100
EOD

plot $line using 1:2 with lines linecolor rgb '#0a55d6' linewidth 2 notitle

set terminal pngcairo size 1440,1042 rounded noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2
set output stem.'.png'
replot

unset output
